// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients of npm that people use most; {@code npm/job.js} drives them. */
class NpmClientsTest {

    private static final Path FOLDER = Path.of("target", "npm");

    private static Tool node;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        node = Tool.find("node").in(FOLDER);
        Tool npm = Tool.find("npm").in(FOLDER);
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "job.js")) {
            Files.copy(Path.of("npm", file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(FOLDER.resolve("node_modules").resolve("ami-io"))) {
            Tool.Result installed = npm.tryToRun("", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            assumeTrue(installed.code() == 0, () -> "THE NPM CLIENTS CANNOT BE INSTALLED TODAY, THEIR TESTS DO NOT RUN: "
                    + installed.errors());
        }
    }

    static Stream<Arguments> clientsAndTargets() {
        return Stream.of("asterisk-manager", "asterisk-ami-client", "ami-io")
                .flatMap(client -> Target.all().map(target -> Arguments.of(client, target)));
    }

    @ParameterizedTest
    @MethodSource("clientsAndTargets")
    void logInAskStoreCallAndLogOff(String client, Target target) throws IOException, InterruptedException {
        String said = node.run("job.js", client, target.host(), Integer.toString(target.port()), Target.USER,
                Target.SECRET);
        assertEquals(Map.of(
                "client", client,
                "refused", (client.equals("asterisk-ami-client") ? "AMI message: " : "") + "Authentication failed",
                "ping", "Pong",
                "unknown", "Invalid/unknown command: NoSuchAction. Use Action: ListCommands to show available commands.",
                "put", "Updated database successfully",
                "del", "Key deleted successfully",
                "originate", "Originate successfully queued",
                "call", Map.of("reason", "4", "cause", "16", "events", List.of("Newchannel", "LocalBridge", "DialBegin",
                        "Newstate", "DialEnd", "Newexten", "Hangup"))),
                new ObjectMapper().readValue(said, Map.class));
    }
}
