// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AGI commands of a manager, with the answers that real servers of versions 22 and 16 gave to the same. */
class AgiTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").dialplan(Dialplan.parse("""
                [agi]
                exten => a,1,Answer()
                 same => n(top),AGI(agi:async,one two,three)
                 same => n,Goto(top)
                [sub]
                exten => s,1,Return(ok)
                [other]
                exten => s,1,Wait(60)
                """)).start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off");
        client.ask("Action: Events", "EventMask: agi,dialplan");
        client.send("Action: Originate", "Channel: Local/a@agi/n", "Application: Wait", "Data: 60", "ChannelId: one",
                "OtherChannelId: two", "Async: true");
        next("AsyncAGIStart");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    private TestClient.Message next(String event) throws IOException {
        TestClient.Message message = client.read();
        while (!message.lines().get(0).equals("Event: " + event)) {
            message = client.read();
        }
        return message;
    }

    private TestClient.Message agi(String command) throws IOException {
        client.send("Action: AGI", "Channel: two", "Command: " + command, "CommandID: c");
        return next("AGIExecEnd");
    }

    private String result() throws IOException {
        return URLDecoder.decode(next("AsyncAGIExec").get("Result"), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ANSWER | 200 | Success | 200 result=0",
        "get variable NIX | 200 | Success | 200 result=0",
        "GET VARIABLE CHANNEL(state) | 200 | Success | 200 result=1 (Up)",
        "SET VARIABLE X | 520 | Usage | 520-Invalid command syntax.  Proper usage follows:",
        "SET | 510 | Invalid or unknown command | 510 Invalid or unknown command",
        "CHANNEL STATUS | 200 | Success | 200 result=6",
        "CHANNEL STATUS nobody | 200 | Success | 200 result=-1",
        "EXEC Nix x | 200 | Unknown Result | 200 result=-2",
        "EXEC NoOp \"a,b\" | 200 | Success | 200 result=0",
        "DATABASE GET a b | 200 | Success | 200 result=0",
        "WAIT FOR DIGIT 20 | 200 | Success | 200 result=0",
        "RECEIVE TEXT 20 | 200 | Success | 200 result=-1",
        "GOSUB sub s 1 | 200 | Success | 100 result=0 Trying...",
        "GOSUB nowhere s 1 | -1 | Failure | 200 result=-1 Gosub label not found",
        "RECEIVE CHAR 20 | -1 | Failure | 200 result=-1 (hangup)",
        "ASYNCAGI BREAK | 200 | Success | 200 result=0",
    })
    void answersCommands(String command, String code, String words, String firstLine) throws IOException {
        TestClient.Message end = agi(command);
        assertEquals(List.of(code, words), List.of(end.get("ResultCode"), end.get("Result")));
        assertEquals(firstLine, result().split("\n")[0]);
    }

    @Test
    void whatIsSetCanBeGot() throws IOException {
        agi("SET VARIABLE AGIV \"multi word: x\"");
        assertEquals("200 result=1\n", result());
        agi("GET VARIABLE AGIV");
        assertEquals("200 result=1 (multi word: x)\n", result());
        agi("GET FULL VARIABLE \"<${AGIV}>\"");
        assertEquals("200 result=1 (<multi word: x>)\n", result());
    }

    @Test
    void whatIsTooLongToBeReadAtOnceComesWithTheNextResult() throws IOException {
        String long600 = "x".repeat(600);
        agi("SET VARIABLE LONG " + long600);
        assertEquals("200 result=1\n", result());
        agi("GET FULL VARIABLE ${LONG}${LONG}");
        String first = result();
        assertEquals(1024, first.length());
        agi("NOOP");
        String rest = result();
        assertEquals("200 result=1 (" + long600 + long600 + ")\n200 result=0\n", first + rest);
    }

    @Test
    void theDialplanGoesOnWhereItIsTold() throws IOException {
        agi("SET CONTEXT other");
        agi("SET EXTENSION s");
        agi("SET PRIORITY 1");
        agi("ASYNCAGI BREAK");
        next("AsyncAGIEnd");
        assertEquals("SUCCESS", next("VarSet").get("Value"));
        TestClient.Message step = next("Newexten");
        assertEquals(List.of("other", "s", "Wait"),
                List.of(step.get("Context"), step.get("Extension"), step.get("Application")));
    }

    @Test
    void aCommandIsCutShortByTheEndOfTheCall() throws IOException {
        client.send("Action: AGI", "Channel: two", "Command: WAIT FOR DIGIT 60000");
        next("AGIExecStart");
        client.send("Action: AGI", "Channel: two", "Command: NOOP");
        client.send("Action: Hangup", "Channel: one");
        assertEquals("-1", next("AGIExecEnd").get("ResultCode"));
        next("AsyncAGIEnd");
        assertEquals("HANGUP", next("VarSet").get("Value"));
    }

    @Test
    void aDigitEndsTheWaitForOne() throws IOException {
        client.send("Action: AGI", "Channel: two", "Command: WAIT FOR DIGIT 60000");
        next("AGIExecStart");
        client.send("Action: PlayDTMF", "Channel: two", "Digit: 5", "Receive: true");
        assertEquals("200 result=53\n", result());
    }

    @Test
    void refusesWhatCannotBeQueued() throws IOException {
        assertEquals("Both, Channel and Command are *required*",
                client.ask("Action: AGI", "Channel: two").get("Message"));
        assertEquals("Channel nope does not exist.",
                client.ask("Action: AGI", "Channel: nope", "Command: x").get("Message"));
        assertTrue(client.ask("Action: AGI", "Channel: one", "Command: x").get("Message")
                .matches("Failed to add AGI command to channel Local/a@agi-\\w+;1 queue"));
    }
}
