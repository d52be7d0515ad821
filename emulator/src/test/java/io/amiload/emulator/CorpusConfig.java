// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration files of the server that the captures come from, rebuilt from what its GetConfig said. */
final class CorpusConfig {

    private static final List<String> FILES = List.of("queues.conf", "manager.conf", "pjsip.conf", "confbridge.conf",
            "features.conf", "indications.conf");
    /** The first of them is in the answer with this index; the dialplan comes later. */
    private static final int FIRST = 1;
    private static final int EXTENSIONS = 11;

    private CorpusConfig() {
    }

    static void writeAll(Path folder) throws IOException {
        for (String file : FILES) {
            write(file, folder);
        }
        // As an earlier run of the scenario had left it.
        Files.writeString(folder.resolve("corpus-test.conf"), "[cat one]\nkey=a: b\\;c \"d\"\n");
        write("extensions.conf", EXTENSIONS, folder);
        // As its answer to Parkinglots says.
        Files.writeString(folder.resolve("res_parking.conf"), "[default]\nparkext=700\nparkpos=701-720\n"
                + "[corpuslot]\nparkpos=751-753\nparkingtime=3\n");
    }

    /** What has a server keep records of calls and a log of channels. */
    static void writeRecords(Path folder) throws IOException {
        Files.writeString(folder.resolve("cdr_manager.conf"), "[general]\nenabled = yes\n"
                + "[mappings]\nuserfield => Uf\nmycustom => MyCustom\n");
        Files.writeString(folder.resolve("cel.conf"), "[general]\nenable = yes\napps = dial,park\nevents = ALL\n"
                + "[manager]\nenabled = yes\nshow_user_defined = yes\n");
    }

    static void write(String file, Path folder) throws IOException {
        write(file, FIRST + FILES.indexOf(file), folder);
    }

    private static void write(String file, int index, Path folder) throws IOException {
        List<String> answer = Transcript.ofCapture("getconfig").messages().get(index);
        StringBuilder text = new StringBuilder();
        for (String line : answer) {
            int colon = line.indexOf(": ");
            String value = line.substring(colon + 2);
            if (line.startsWith("Category-")) {
                text.append('[').append(value).append("]\n");
            } else if (line.startsWith("Line-")) {
                text.append(value.replace(";", "\\;")).append('\n');
            }
        }
        Files.writeString(folder.resolve(file), text, StandardCharsets.ISO_8859_1);
    }
}
