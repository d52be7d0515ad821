// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was set up by files. Expected values are those of both real servers with the same files. */
class ConfiguredServerTest {

    private static final String REFUSED = "Authentication failed";

    @TempDir
    private Path folder;
    private EmulatedAsterisk asterisk;

    @BeforeEach
    void start() throws IOException {
        for (String name : List.of("manager.conf", "acl.conf")) {
            try (InputStream in = ConfiguredServerTest.class.getResourceAsStream(name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        asterisk = server(AsteriskVersion.V22).start();
    }

    private EmulatorBuilder server(AsteriskVersion version) {
        return EmulatedAsterisk.builder().managerConf(folder.resolve("manager.conf")).port(0).version(version)
                .loginFailureDelay(Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    @Test
    void accessRulesDecideWhoMayLogIn() throws IOException {
        assertEquals(REFUSED, login("denied", "d"));
        assertEquals("Authentication accepted", login("near", "n"));
        assertEquals(REFUSED, login("bang", "b"));
        assertEquals(REFUSED, login("last", "l"));
        assertEquals("Authentication accepted", login("onlydeny", "o"));
        assertEquals("Authentication accepted", login("named", "n"));
        assertEquals(REFUSED, login("named2", "n"));
        assertEquals(REFUSED, login("named3", "n"));
        assertEquals(REFUSED, login("nosecret", ""));
    }

    @Test
    void whoIsRefusedByAnAddressIsToldToThoseWhoMaySeeIt() throws IOException {
        try (TestClient watcher = TestClient.loggedIn(asterisk, "admin", "s3cret")) {
            login("denied", "d");
            Message event = watcher.nextEvent("FailedACL");
            assertEquals("denied", event.get("AccountID"));
            assertEquals(List.of("Event", "Privilege", "EventTV", "Severity", "Service", "EventVersion", "AccountID",
                    "SessionID", "LocalAddress", "RemoteAddress", "SessionTV"), event.keys());
        }
    }

    @Test
    void anAccountThatMayBeThereOnceIsRefusedTheSecondTime() throws IOException {
        try (TestClient watcher = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: security");
                TestClient first = TestClient.loggedIn(asterisk, "once", "0nce")) {
            assertEquals("Login Already In Use", login("ONCE", "wrong"));
            try (TestClient second = new TestClient(asterisk.port())) {
                second.line();
                assertEquals("Login Already In Use", second.ask("Action: Challenge", "Username: once").get("Message"));
                assertEquals("", second.readToEnd());
            }
            assertEquals("", watcher.nextEvent("SessionLimit").get("AccountID"));
            first.ask("Action: Logoff");
            first.readToEnd();
            Await.until("the first one is gone", () -> asterisk.sessions() == 1);
            assertEquals("Authentication accepted", login("once", "0nce"));
        }
    }

    @Test
    void filtersOfAccountsDecideWhichEventsTheyGet() throws IOException {
        assertEquals("ABC", heard("fx", "f"));
        assertEquals("C", heard("fi", "f"));
        assertEquals("BC", heard("fbad", "f"));
        assertEquals("ABC", heard("fadv", "f"));
    }

    @Test
    void theActionFilterAddsToThem() throws IOException {
        try (TestClient client = TestClient.loggedIn(asterisk, "fi", "f", "Events: user")) {
            assertEquals("Success", client.ask("Action: Filter", "Operation: add",
                    "MatchCriteria: action(exclude),header(UserEvent),method(exact)", "Filter: C").get("Message"));
            assertEquals("Unknown operation", client.ask("Action: Filter", "Filter: x").get("Message"));
            assertEquals("Filter was formatted incorrectly.  Check the syntax of the filter given.",
                    client.ask("Action: Filter", "Operation: Add").get("Message"));
            assertEquals("Filter did not compile.  Check the syntax of the filter given.",
                    client.ask("Action: Filter", "Operation: Add", "Filter: (").get("Message"));
            assertEquals("", heard(client));
        }
    }

    @Test
    void oldServersDoNotKnowCriteria() throws IOException {
        try (EmulatedAsterisk old = server(AsteriskVersion.V16).start();
                TestClient client = TestClient.loggedIn(old, "admin", "s3cret", "Events: user")) {
            assertEquals("Success", client.ask("Action: Filter", "Operation: Add", "MatchCriteria: name(Nothing)")
                    .get("Message"));
            assertEquals("ABC", heard(client));
        }
    }

    @Test
    void variablesOfTheAccountAreSetBeforeThoseOfTheActionAndToldWithTheChannel() throws IOException {
        assertEquals(List.of("B = 2", "kept=from account", "A=1", "kept=own"), variablesOfAnOriginate(asterisk));
        try (EmulatedAsterisk old = server(AsteriskVersion.V16).start()) {
            assertEquals(List.of("B = 2", "kept=from account", "A=1"), variablesOfAnOriginate(old));
        }
    }

    private static List<String> variablesOfAnOriginate(EmulatedAsterisk server) throws IOException {
        List<String> variables = new ArrayList<>();
        try (TestClient client = TestClient.loggedIn(server, "vars", "v")) {
            client.send("Action: Originate", "Channel: Local/s@default/n", "Application: Wait", "Data: 0.1",
                    "Async: yes", "Variable: kept=own", "ActionID: o");
            for (Message event = client.read(); !event.isEvent("OriginateResponse"); event = client.read()) {
                String channel = event.get("Channel");
                if (event.isEvent("VarSet") && channel.endsWith(";1")) {
                    variables.add(event.get("Variable") + "=" + event.get("Value"));
                    assertEquals(event.lines().indexOf("ChanVariable: CHANNEL(language)=en") - 1,
                            event.keys().indexOf("ChanVariable"));
                    assertTrue(event.lines().contains("ChanVariable: absent="), event.toString());
                }
            }
        }
        return variables;
    }

    @Test
    void disabledEventsAreNeverRaisedAndAreSpelledAsTheyAre() throws IOException {
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret")) {
            client.send("Action: Originate", "Channel: Local/s@default/n", "CallerID: 1", "Application: Wait",
                    "Data: 0.1", "Async: yes");
            List<String> names = new ArrayList<>();
            for (Message event = client.read(); !event.isEvent("Hangup"); event = client.read()) {
                names.add(event.lines().get(0));
            }
            assertFalse(names.contains("Event: NewConnectedLine"), names.toString());
            assertTrue(names.contains("Event: Newstate"), "newstate is no name of an event");
        }
    }

    @Test
    void reloadingChangesAccountsButNotSessions() throws IOException {
        Path file = folder.resolve("manager.conf");
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret")) {
            Files.writeString(file, Files.readString(file).replace("secret = s3cret", "secret = other\nread = none")
                    .replace("timestampevents = no", "timestampevents = yes"));
            Files.writeString(file, "\n[new]\nsecret = n\n", StandardOpenOption.APPEND);
            reload();
            assertEquals(REFUSED, login("admin", "s3cret"));
            assertEquals("Authentication accepted", login("admin", "other"));
            assertEquals("Authentication accepted", login("new", "n"));
            client.send("Action: UserEvent", "UserEvent: still there");
            assertTrue(client.nextEvent("UserEvent").keys().contains("Timestamp"));
            Files.writeString(file, "[general]\nenabled = yes\n[new\n");
            reload();
            assertEquals("Authentication accepted", login("new", "n"));
        }
    }

    private void reload() {
        asterisk.reloadManager();
    }

    @Test
    void whatTheProgramSaysCountsMoreThanTheFile() throws IOException {
        try (EmulatedAsterisk server = server(AsteriskVersion.V22).account("admin", "mine", "all", "all")
                .timestampEvents(true).bind(InetAddress.getByName("127.0.0.2")).start()) {
            assertEquals("127.0.0.2", server.host());
        }
        assertThrows(IllegalStateException.class, asterisk::secret);
        assertFalse(asterisk.hasTls() || asterisk.hasHttp() || asterisk.hasHttps());
    }

    @Test
    void theWebServerTakesWhatHttpConfSays() throws IOException {
        Path web = folder.resolve("http.conf");
        Files.writeString(web, "[general]\nenabled = yes\nbindport = 0\n");
        try (EmulatedAsterisk server = server(AsteriskVersion.V22).httpConf(web).start()) {
            assertTrue(server.hasHttp() && server.httpPort() > 0);
        }
        Files.writeString(web, "[general]\nenabled = no\n");
        try (EmulatedAsterisk server = server(AsteriskVersion.V22).httpConf(web).start()) {
            assertFalse(server.hasHttp());
        }
    }

    @Test
    void refusesToStartWithAFileThatCannotBeUsedAndSaysWhere() throws IOException {
        Path file = folder.resolve("manager.conf");
        Files.writeString(file, "[general]\nenabled = yes\nport = nonsense\n");
        assertEquals(file + ":3: port: a port must be 1024 to 65535, is \"nonsense\"", startFailure());
        Files.writeString(file, "[general]\nport = 5038\n");
        assertEquals(file + ": [general] does not say \"enabled = yes\", so there is no manager to connect to",
                startFailure());
        Files.writeString(file, "[general]\nenabled = yes\ntlsenable = yes\ntlscertfile = /no/such.pem\n");
        assertEquals(file + ":4: the file /no/such.pem cannot be read", startFailure());
    }

    private String startFailure() {
        return assertThrows(IOException.class, () -> server(AsteriskVersion.V22).start()).getMessage();
    }

    private String login(String name, String secret) throws IOException {
        try (TestClient client = new TestClient(asterisk.port())) {
            client.line();
            return client.ask("Action: Login", "Username: " + name, "Secret: " + secret).get("Message");
        }
    }

    private String heard(String name, String secret) throws IOException {
        try (TestClient client = TestClient.loggedIn(asterisk, name, secret, "Events: user")) {
            return heard(client);
        }
    }

    /** Which of three user events the client hears. */
    private static String heard(TestClient client) throws IOException {
        client.send("Action: UserEvent", "UserEvent: A");
        client.send("Action: UserEvent", "UserEvent: B", "K: v");
        client.send("Action: UserEvent", "UserEvent: C", "K: v", "A: 1");
        client.send("Action: Ping", "ActionID: end");
        StringBuilder heard = new StringBuilder();
        for (Message message = client.read(); !"end".equals(message.get("ActionID")); message = client.read()) {
            if (message.isEvent("UserEvent")) {
                heard.append(message.get("UserEvent"));
            }
        }
        return heard.toString();
    }
}
