// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void readsSectionsAndTheirSettingsInOrder() throws IOException {
        ConfigFile file = read("[a]", "x = 1", "y=>2", " z   =  3 4  ", "[b]", "[a]", "x=5");
        assertEquals("a:x=1,y=2,z=3 4 b: a:x=5", shown(file));
        assertEquals(new Place("test.conf", 4), file.sections().get(0).settings().get(2).place());
        assertTrue(warnings.isEmpty(), warnings.toString());
    }

    @Test
    void aValueMayHoldEqualsSignsAndBeEmpty() throws IOException {
        assertEquals("a:setvar=A=b=c,eventfilter(name(X))=,x=>5",
                shown(read("[a]", "setvar = A=b=c", "eventfilter(name(X)) =", "x = >5")));
    }

    @Test
    void commentsEndLines() throws IOException {
        assertEquals("a:x=1,y=a;b", shown(read("; head", "[a] ; the first", "x = 1 ; one", "y = a\\;b", ";z = 1")));
    }

    @Test
    void commentsSpanLinesAndNest() throws IOException {
        assertEquals("a:x=1,y=2  3,z=4", shown(read("[a]", "x = 1;-- from here", "b = 1 ;-- inner --; still", "c = 2",
                "to here --;", "y = 2 ;-- within --; 3", ";--- only this line", "z=4")));
    }

    @Test
    void tellsOfACommentThatNeverEnds() throws IOException {
        assertEquals("a:x=1", shown(read("[a]", "x=1", ";-- all of it", "y=2")));
        assertEquals(List.of("test.conf:3: a comment ;-- begins here and never ends with --;"), warnings);
    }

    @Test
    void sectionsInheritFromTemplatesAndFromEachOther() throws IOException {
        ConfigFile file = read("[base](!)", "x=1", "y=1", "[more](!,base)", "z=2", "[a](base)", "x=3",
                "[b](a,more)", "y=9");
        assertEquals("base:x=1,y=1 more:x=1,y=1,z=2 a:x=1,y=1,x=3 b:x=1,y=1,x=3,x=1,y=1,z=2,y=9", shown(file));
        assertTrue(file.sections().get(1).isTemplate());
        assertEquals(List.of("a", "more"), file.sections().get(3).templates());
        assertTrue(file.first("base").isEmpty(), "a template is no section");
        assertEquals("1", file.first("A").orElseThrow().first("X").orElseThrow().value());
        assertTrue(file.sections().get(2).settings().get(0).inherited());
        assertFalse(file.sections().get(2).settings().get(2).inherited());
    }

    @Test
    void aPlusAddsToASectionThatIsThere() throws IOException {
        assertEquals("a:x=1,y=2,z=3 b:w=0", shown(read("[a]", "x=1", "[b]", "w=0", "[A](+)", "y=2", "[a](+)", "z=3")));
    }

    @Test
    void plusEqualsAppendsToTheLastOfItsName() throws IOException {
        assertEquals("a:x=1,x=2, 3,y=4,X=5", shown(read("[a]", "x=1", "x=2", "x+=, 3", "y += 4", "X+=5")));
    }

    @Test
    void aBackslashInFrontMakesAnyCharacterTheStartOfAName() throws IOException {
        assertEquals("a:[b]=1,#c=2,=d=3", shown(read("[a]", "\\[b]=1", "\\#c=2", "\\=d=3")));
    }

    @Test
    void passesOverWhatAsteriskPassesOver() throws IOException {
        assertEquals("a:y=1", shown(read("[a]", "no sign", "= 5", "#bogus x", "#include", "#exec /bin/true", "y=1",
                "z=" + "z".repeat(9000))));
        assertEquals(List.of(
                "test.conf:2: the line has no = and is passed over",
                "test.conf:3: the line has no name before its = and is passed over",
                "test.conf:4: there is no directive #bogus",
                "test.conf:5: the directive needs a file's name",
                "test.conf:6: #exec is not carried out",
                "test.conf:8: the line is longer than 8190 bytes and is passed over"), warnings);
    }

    @Test
    void refusesWhatAsteriskRefusesAndSaysWhere() {
        assertRefused("test.conf:1: a setting stands before the first [section]", "x=1");
        assertRefused("test.conf:2: a section's name needs a closing ]", "[a]", "[b");
        assertRefused("test.conf:2: what a section inherits needs a closing )", "[a](!)", "[b](a");
        assertRefused("test.conf:1: there is no section [x] above this line", "[a](x)");
        assertRefused("test.conf:3: there is no section [b] above this line", "[b](!)", "x=1", "[b](+)");
        assertRefused("test.conf:2: a backslash at the start of a line needs a character behind it", "[a]", "\\");
    }

    @Test
    void includesFilesAndTellsTheirLines() throws IOException {
        write("main.conf", "[a]\n#include <more.conf>\ny=2\n#tryinclude \"absent.conf\"\n[c](t)\n");
        write("more.conf", "\u00EF\u00BB\u00BFx=1\r\n[t](!)\r\nv=7\r\n");
        ConfigFile file = ConfigReader.read(folder.resolve("main.conf"), warnings::add);
        assertEquals("a:x=1,y=2 t:v=7 c:v=7", shown(file));
        assertEquals("more.conf:1", file.sections().get(0).settings().get(0).place().toString());
    }

    @Test
    void includesAllThatAWildcardMatchesInAlphabeticalOrder() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        write("d/2.conf", "[two]");
        write("d/1.conf", "[one]");
        write("d/x.txt", "[no]");
        write("main.conf", "#include d/*.conf\n#tryinclude e/*.conf\n");
        assertEquals("one: two:", shown(ConfigReader.read(folder.resolve("main.conf"), warnings::add)));
    }

    @Test
    void refusesIncludesThatLeadNowhereOrInACircle() throws IOException {
        write("main.conf", "[a]\n#include absent.conf\n");
        assertEquals(folder.resolve("main.conf") + ":2: nothing matches #include absent.conf", refusal("main.conf"));
        write("circle.conf", "#include circle.conf\n");
        assertTrue(refusal("circle.conf").contains("circle.conf:1: files include each other more than 10 deep"));
        assertRefused("test.conf:1: nothing matches #include /no/such/[", "#include /no/such/[");
        assertRefused("test.conf:1: this is no path: Nul character not allowed", "#include /a\0b");
        assertRefused("test.conf:1: #include needs an absolute path here", "#include b.conf");
        assertTrue(refusal("absent.conf").endsWith("absent.conf: there is no such file"));
    }

    private String refusal(String name) {
        return assertThrows(ConfigException.class, () -> ConfigReader.read(folder.resolve(name), warnings::add))
                .getMessage();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private ConfigFile read(String... lines) throws ConfigException {
        return ConfigReader.read("test.conf", String.join("\n", lines), warnings::add);
    }

    private void assertRefused(String message, String... lines) {
        assertEquals(message, assertThrows(ConfigException.class, () -> read(lines)).getMessage());
    }

    private static String shown(ConfigFile file) {
        return file.sections().stream().map(section -> section.name() + ":" + section.settings().stream()
                .map(setting -> setting.name() + "=" + setting.value()).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
