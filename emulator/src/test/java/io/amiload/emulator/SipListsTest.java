// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SipListsTest {

    @TempDir
    private Path folder;

    /** The endpoints of the server that the capture comes from, but for the phone that had registered there. */
    @Test
    void showsEndpointsAsTheRealServerDid() throws IOException {
        CorpusConfig.write("pjsip.conf", folder);
        List<List<String>> real = Transcript.ofCapture("sip-lists").messages();
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().configFolder(folder).start();
                TestClient client = TestClient.quiet(asterisk)) {
            int compared = 0;
            for (String action : actions()) {
                if (action.contains("PJSIPS")) {
                    client.sendRaw(action);
                    compared += compare(real, client, action.substring(action.indexOf("ActionID: ")).split("\r\n")[0]);
                }
            }
            assertTrue(compared > 40, "only " + compared + " messages");
        }
    }

    private static int compare(List<List<String>> real, TestClient client, String id) throws IOException {
        client.send("Action: Ping", "ActionID: end");
        List<String> expected = new ArrayList<>();
        for (List<String> message : real) {
            if (message.contains(id) && !isAboutTheRegisteredPhone(message)) {
                expected.add(String.join("\n", message));
            }
        }
        List<String> actual = new ArrayList<>();
        for (TestClient.Message message = client.read(); !message.lines().contains("ActionID: end");
                message = client.read()) {
            if (!isAboutTheRegisteredPhone(message.lines())) {
                actual.add(message.toString());
            }
        }
        if (expected.stream().anyMatch(message -> message.contains("ContactList") || message.contains("corpusreg"))
                || expected.get(0).contains("Contacts follows") || expected.get(0).contains("Outbound registration")
                || expected.get(0).contains("ContactStatusEvents")) {
            return 0;
        }
        assertEquals(String.join("\n\n", expected), String.join("\n\n", actual));
        return expected.size();
    }

    private static boolean isAboutTheRegisteredPhone(List<String> message) {
        return message.contains("ObjectName: 3005");
    }

    private static List<String> actions() {
        String text = new String(Corpus.capture("asterisk22/sip-lists.actions").bytes(), StandardCharsets.ISO_8859_1);
        List<String> actions = new ArrayList<>();
        for (String action : text.split("\r\n\r\n")) {
            actions.add(action + "\r\n\r\n");
        }
        return actions;
    }

    @Test
    void showsContactsTransportsAndCredentialsOfAnEndpoint() throws IOException {
        Files.writeString(folder.resolve("pjsip.conf"), """
                [udp]
                type=transport
                bind=0.0.0.0:5070
                [base](!)
                type=endpoint
                transport=udp
                allow=ulaw,alaw
                allow=g722
                [alice](base)
                aors=alice
                auth=alice
                webrtc=yes
                [alice]
                type=auth
                username=alice
                password=test
                [alice]
                type=aor
                contact=sip:a@127.0.0.1:5071
                contact=sip:a@127.0.0.1:5072
                qualify_timeout=0.5
                [net]
                type=identify
                endpoint=alice
                match=127.0.0.0/8
                """);
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().configFolder(folder).start();
                TestClient client = TestClient.quiet(asterisk)) {
            client.ask("Action: PJSIPShowEndpoint", "Endpoint: alice");
            List<TestClient.Message> items = client.readList("EndpointDetailComplete");
            assertEquals(List.of("Event: EndpointDetail", "Event: AuthDetail", "Event: TransportDetail",
                    "Event: AorDetail", "Event: ContactStatusDetail", "Event: ContactStatusDetail",
                    "Event: IdentifyDetail", "Event: EndpointDetailComplete"),
                    items.stream().map(item -> item.lines().get(0)).toList());
            assertEquals("(ulaw|alaw|g722)", items.get(0).get("Allow"));
            assertEquals("yes", items.get(0).get("Webrtc"));
            assertEquals("Not in use", items.get(0).get("DeviceState"));
            assertEquals("0.500000", items.get(3).get("QualifyTimeout"));
            assertEquals("alice/sip:a@127.0.0.1:5071,alice/sip:a@127.0.0.1:5072", items.get(3).get("Contacts"));
            assertEquals("7", items.get(7).get("ListItems"));
            Files.writeString(folder.resolve("pjsip.conf"), "[bob]\ntype=endpoint\n");
            assertEquals("alice", endpoint(client));
        }
    }

    private static String endpoint(TestClient client) throws IOException {
        client.ask("Action: PJSIPShowEndpoints");
        return client.readList("EndpointListComplete").get(0).get("ObjectName");
    }
}
