// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many sessions hear one call, each with another mask or filter: each gets exactly its part, and all in the same order.
 * Which part that is, real servers of versions 22 and 16 have said.
 */
class ManySessionsTest {

    private static final String OFF = "";

    private final Map<String, TestClient> sessions = new LinkedHashMap<>();
    private final Map<String, Predicate<List<String>>> parts = new LinkedHashMap<>();
    private EmulatedAsterisk asterisk;

    @BeforeEach
    void start() throws IOException {
        asterisk = EmulatedAsterisk.builder()
                .dialplan(Dialplan.parse("[x]\nexten => short,1,Answer()\nsame => n,Hangup()\n"))
                .account("admin", "s3cret", "all", "all")
                .account("monitor", "m0nitor", "call,user,system", "reporting")
                .account("deaf", "d3af", "", "all")
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        for (TestClient session : sessions.values()) {
            session.close();
        }
        asterisk.close();
    }

    @Test
    void eachHearsItsPartOfOneCall() throws IOException {
        hears("all", "dialplan call user", login("admin", "s3cret", "on"));
        hears("mask of nothing", "dialplan call user", login("admin", "s3cret", ""));
        hears("off", OFF, login("admin", "s3cret", "off"));
        hears("0", OFF, login("admin", "s3cret", "0"));
        hears("a class that there is not", OFF, login("admin", "s3cret", "nonsense"));
        hears("other classes", OFF, login("admin", "s3cret", "system,verbose"));
        hears("call", "call", login("admin", "s3cret", "call"));
        hears("2, which is call", "call", login("admin", "s3cret", "2"));
        hears("call and user", "call user", login("admin", "s3cret", "call,user"));
        hears("call and a class that there is not", "call", login("admin", "s3cret", "call,nonsense"));
        hears("dialplan", "dialplan", login("admin", "s3cret", "dialplan"));
        hears("an account's classes", "call user", login("monitor", "m0nitor", "on"));
        hears("an account without any", OFF, login("deaf", "d3af", "on"));

        hears("later off", OFF, later("off", "Events: Off"));
        hears("later call", "call", later("call", "Events: On"));
        hears("later a class that there is not", OFF, later("nonsense", "Events: Off"));
        hears("later nothing", "dialplan call user", later("", "Message: Invalid event mask"));
        hears("later yes", "dialplan call user", later("yes", "Events: On"));
        hears("later with a space", "call", later("call, user", "Events: On"));

        TestClient filtered = filter("Event: Newchannel");
        parts.put("one event", lines -> lines.get(0).equals("Event: Newchannel"));
        sessions.put("one event", filtered);
        filtered = filter("Event: Hangup", "!Channel: .*;2");
        parts.put("events of one half", lines -> lines.get(0).startsWith("Event: Hangup")
                && lines.stream().noneMatch(line -> line.matches("Channel: .*;2")));
        sessions.put("events of one half", filtered);
        filtered = filter("!Event: Newexten");
        parts.put("all but one event", lines -> !lines.get(0).equals("Event: Newexten"));
        sessions.put("all but one event", filtered);

        call();
        Map<String, List<List<String>>> heard = new LinkedHashMap<>();
        for (Map.Entry<String, TestClient> session : sessions.entrySet()) {
            heard.put(session.getKey(), heard(session.getValue()));
        }
        List<List<String>> all = heard.get("all");
        assertTrue(all.size() > 10, "only " + all);
        parts.forEach((name, part) -> assertEquals(all.stream().filter(part).toList(), heard.get(name), name));
    }

    /** A session hears the events of these classes. */
    private void hears(String name, String classes, TestClient session) {
        sessions.put(name, session);
        parts.put(name, lines -> lines.stream().anyMatch(line -> line.startsWith("Privilege: ")
                && List.of(classes.split(" ")).contains(line.substring(11, line.indexOf(',')))));
    }

    private TestClient login(String name, String secret, String mask) throws IOException {
        return TestClient.loggedIn(asterisk, name, secret, "Events: " + mask);
    }

    private TestClient later(String mask, String answer) throws IOException {
        TestClient session = TestClient.loggedIn(asterisk, "admin", "s3cret");
        assertTrue(session.ask("Action: Events", "EventMask: " + mask).lines().contains(answer), mask);
        return session;
    }

    private TestClient filter(String... filters) throws IOException {
        TestClient session = TestClient.loggedIn(asterisk, "admin", "s3cret");
        for (String filter : filters) {
            assertEquals("Success", session.ask("Action: Filter", "Operation: Add", "Filter: " + filter).get("Message"));
        }
        return session;
    }

    /** A call up to its end, and an event of a user. */
    private void call() throws IOException {
        try (TestClient caller = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            caller.ask("Action: Originate", "Channel: Local/short@x/n", "Application: Wait", "Data: 5");
            Await.until("the call has ended", () -> asterisk.channels() == 0);
            caller.ask("Action: UserEvent", "UserEvent: Over");
        }
    }

    /** What came since the session was set up; Ping answers behind it. */
    private static List<List<String>> heard(TestClient session) throws IOException {
        List<List<String>> heard = new ArrayList<>();
        session.send("Action: Ping", "ActionID: heard");
        for (List<String> lines = session.read().lines(); !lines.contains("ActionID: heard");
                lines = session.read().lines()) {
            if (lines.get(0).startsWith("Event: ") && !lines.contains("Privilege: security,all")) {
                heard.add(lines);
            }
        }
        return heard;
    }
}
