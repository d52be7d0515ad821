// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values from a CSV file beside the scenario. */
class CsvScenariosTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        CsvTable table = table("\uFEFFnumber,name\r\n100,\"Müller, \"\"B\"\"\"\r\n\r\n200,\r\n300, padded \r\n");
        assertEquals(3, table.rows());
        assertEquals("100|Müller, \"B\"|200||300| padded |", cells(table));
        assertEquals(0, table.column("number"));
        assertEquals(-1, table.column("nothing"));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertEquals("1|2|", cells(table("a\n1\n2")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'a,b\\n1,2\\n3,\"x\\ny\"\\n' | :3: the value of b holds a line break; AMI has no way to send one",
        "'a,b\\n\\n1,2\\n3,\"x\\ry\"\\n' | :4: the value of b holds a line break; AMI has no way to send one",
        "'a,b\\n1\\n' | :2: this row has 1 values; expected 2 (a, b)",
        "'a,b\\n1,2\\n\"3\\n4\",5\\n1,2,3\\n' | :3: the value of a holds a line break",
        "'a,b\\n1,2,3\\n' | :2: this row has 3 values; expected 2 (a, b)",
        "'a,a\\n1,2\\n' | :1: there are two columns named a",
        "'a b\\n1\\n' | :1: 'a b' cannot be the name of a column; expected letters, digits, '-' and '_',",
        "'a\\n' | :1: there are no rows below the names of the columns",
        "'' | :1: the file is empty; expected the names of the columns",
        "'a\\n1\\n\"2\\n' | :"})
    void namesTheLineOfAMistake(String csv, String expected) {
        String said = complaint("csv: data.csv\nactions: [{action: A}]\n",
            csv.replace("\\n", "\n").replace("\\r", "\r"));
        String place = folder.resolve("test.yaml") + ":1:6: " + folder.resolve("data.csv");
        assertTrue(said.startsWith(place + expected), said);
    }

    @Test
    void theFileMustBeThereAndBeText() throws IOException {
        assertTrue(complaint("csv: other.csv\nactions: [{action: A}]\n", "a\n1\n")
            .contains(":1:6: there is no CSV file " + folder.resolve("other.csv")));
        Files.write(folder.resolve("latin.csv"), new byte[] {'a', '\n', (byte) 0xE4, '\n'});
        assertTrue(complaint("csv: latin.csv\nactions: [{action: A}]\n", "")
            .contains("latin.csv is not UTF-8 text"));
    }

    @Test
    void aColumnMustBeThere() {
        assertTrue(complaint("csv: data.csv\nactions:\n  - action: A\n    headers:\n      B: ${csv.nmae}\n",
            "name,number\nx,1\n")
            .contains(":5:10: data.csv has no column 'nmae' (did you mean 'name'?); it has name, number"));
        assertTrue(complaint("actions:\n  - action: A\n    headers:\n      B: ${csv.name}\n", "")
            .contains(":4:10: ${csv.name} needs a file; expected a field 'csv: FILE.csv' at the top"));
    }

    @Test
    void aLineThatAsteriskWouldNotReadIsFoundByItsLongestValue() {
        String said = complaint("csv: data.csv\nactions:\n  - action: A\n    headers:\n      Note: x${csv.a}\n",
            "a\nshort\n" + "y".repeat(1016) + "\nshort\n");
        assertTrue(said.contains(":5:13: the header Note can become 1023 bytes long; Asterisk reads at most 1022;"
            + " the longest a stands in data.csv:3"), said);
    }

    @Test
    void moreHeadersThanAsteriskReadsAreRefused() {
        StringBuilder yaml = new StringBuilder("actions:\n  - action: A\n    headers:\n      B:\n");
        yaml.append("        - c\n".repeat(127));
        assertTrue(complaint(yaml.toString(), "").contains(
            ":4:7: A has 127 headers; Asterisk reads at most 128, of which amiload needs two"));
    }

    @Test
    void rowsAreTakenInOrderOrBySeed() throws IOException {
        CsvTable inOrder = table("a\n0\n1\n2\n");
        assertEquals(2, inOrder.row(2, -1));
        assertEquals(0, inOrder.row(3, -1));
        Files.writeString(folder.resolve("data.csv"), "a\n0\n1\n2\n");
        CsvTable random = load("csv: {file: data.csv, order: random}\nactions: [{action: A}]\n").csv();
        assertEquals(CsvTable.Order.RANDOM, random.order());
        assertEquals((int) ((-7L >>> 1) % 3), random.row(2, -7));
        assertTrue(complaint("csv: {file: data.csv, order: rondom}\nactions: [{action: A}]\n", "a\n1\n")
            .contains(":1:30: 'rondom' is not an order (did you mean 'random'?); expected sequential or random"));
    }

    private CsvTable table(String csv) throws IOException {
        Files.writeString(folder.resolve("data.csv"), csv);
        return load("csv: data.csv\nactions: [{action: A}]\n").csv();
    }

    private static String cells(CsvTable table) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(1000);
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                table.put(row, column, bytes);
                bytes.put((byte) '|');
            }
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    private Scenario load(String yaml) throws IOException {
        return Scenarios.load(Files.writeString(folder.resolve("test.yaml"), yaml));
    }

    private String complaint(String yaml, String csv) {
        return assertThrows(PlanException.class, () -> {
            Files.writeString(folder.resolve("data.csv"), csv);
            load(yaml);
        }).getMessage();
    }
}
