// SPDX-License-Identifier: Apache-2.0
package io.amiload.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} makes to be installed: unpacked somewhere, it works from there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PackagesIT {

    @TempDir
    private Path folder;

    private static Path built(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            List<Path> found =
                files.filter(file -> file.getFileName().toString().matches("amiload[-_].*" + suffix)).toList();
            assertEquals(1, found.size(), "the build made " + found);
            return found.get(0);
        }
    }

    @Test
    void theDebianPackageHasTheCommandItsManualAndItsCompletion() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb is not installed");
        Path deb = built("_all\\.deb");
        output("dpkg-deb", "-x", deb.toString(), folder.toString());
        assertTrue(output(folder.resolve("usr/bin/amiload").toString(), "--version").startsWith("amiload 0."));
        assertTrue(Files.exists(folder.resolve("usr/share/man/man1/amiload-run.1")));
        assertTrue(Files.readString(folder.resolve("usr/share/bash-completion/completions/amiload"))
            .contains("complete -F"));
        assertTrue(Files.exists(folder.resolve("usr/share/doc/amiload/copyright")));
        String control = output("dpkg-deb", "-f", deb.toString());
        assertTrue(control.contains("Package: amiload\n"), control);
        assertTrue(control.contains("java17-runtime-headless"), control);
        String list = output("dpkg-deb", "-c", deb.toString());
        list.lines().forEach(line -> assertTrue(line.contains(" root/root ") && line.contains(" 2026-11-22 "), line));
        Files.delete(folder.resolve("usr/bin/amiload")); // JUnit would not follow the link, and says so
    }

    @Test
    void theArchiveWorksWhereItIsUnpackedAndThroughALink() throws IOException, InterruptedException {
        Path archive = built("\\.tar\\.gz");
        output("tar", "-xzf", archive.toString(), "-C", folder.toString());
        Path home;
        try (Stream<Path> files = Files.list(folder)) {
            home = files.findFirst().orElseThrow();
        }
        assertTrue(home.getFileName().toString().startsWith("amiload-"), home.toString());
        Path link = Files.createSymbolicLink(folder.resolve("linked"), home.resolve("bin/amiload"));
        assertTrue(output(link.toString(), "--version").startsWith("amiload 0."));
        Files.delete(link);
        for (String file : List.of("lib/amiload.jar", "LICENSE", "README.md", "share/man/man1/amiload.1",
            "share/bash-completion/completions/amiload")) {
            assertTrue(Files.size(home.resolve(file)) > 0, file);
        }
        Files.delete(home.resolve("lib/amiload.jar"));
        Process process = new ProcessBuilder(home.resolve("bin/amiload").toString()).redirectErrorStream(true).start();
        String complaint = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(complaint.startsWith("amiload: there is no ") && complaint.contains("lib/amiload.jar"), complaint);
        assertEquals(1, process.waitFor());
    }

    private static String output(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
