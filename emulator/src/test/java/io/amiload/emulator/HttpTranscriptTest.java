// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends the requests of captures and compares the answers: header by header, and message by message. */
class HttpTranscriptTest {

    /** Answers that depend on how the captured server was set up, or on what else it did: their messages differ. */
    private static final Set<String> OF_THAT_SERVER = Set.of("coresettings", "queuestatus", "pjsipshowendpoints",
            "listcommands", "getconfig", "command", "waitevent");

    private static final Pattern ACTION = Pattern.compile("[?&]action=([A-Za-z]+)|\r\naction=([A-Za-z]+)");

    private static EmulatedAsterisk asterisk;

    @BeforeAll
    static void startServer() throws IOException {
        String dialplan;
        try (InputStream in = HttpTranscriptTest.class.getResourceAsStream("corpus.conf")) {
            dialplan = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        asterisk = EmulatedAsterisk.builder().timestampEvents(true).dialplan(Dialplan.parse(dialplan))
                .account("admin", "s3cret", "all", "all").account("monitor", "m0nitor", "call,user", "reporting")
                .http(0).start();
    }

    @AfterAll
    static void stopServer() {
        asterisk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http-rawman-errors", "http-rawman-errors.more", "http-rawman-session",
        "http-mxml-errors", "http-mxml-errors.more", "http-mxml-session",
        "http-manager-session",
    })
    void answersAsTheRealServerDid(String scenario) throws IOException {
        List<String> requests = requests(scenario);
        List<HttpTranscript.Answer> real = real(scenario);
        List<HttpTranscript.Answer> emulated = replay(requests, real);
        for (int i = 0; i < requests.size(); i++) {
            String request = requests.get(i).substring(0, requests.get(i).indexOf('\r'));
            assertEquals(lines(real.get(i).comparableHead()), lines(emulated.get(i).comparableHead()), request);
            assertEquals(real.get(i).comparableFrame(), emulated.get(i).comparableFrame(), request);
            if (!OF_THAT_SERVER.contains(action(requests.get(i)))) {
                assertEquals(comparable(real.get(i)), comparable(emulated.get(i)), request);
            }
        }
    }

    @Test
    void waitEventTellsOfACallInPieces() throws IOException {
        List<String> requests = requests("http-rawman-waitevent-call");
        List<HttpTranscript.Answer> real = real("http-rawman-waitevent-call");
        List<HttpTranscript.Answer> emulated = replay(requests, real);
        for (int i = 0; i < requests.size(); i++) {
            assertEquals(lines(real.get(i).comparableHead()), lines(emulated.get(i).comparableHead()), requests.get(i));
            assertEquals(real.get(i).messages().get(0), emulated.get(i).messages().get(0), requests.get(i));
            if (action(requests.get(i)).equals("waitevent")) {
                assertEquals(last(real.get(i)), last(emulated.get(i)));
            }
        }
        // Where one answer ends and the next begins is chance; each channel's events are not.
        Map<String, List<String>> expected = events(real);
        Map<String, List<String>> actual = events(emulated);
        String first = "channel Local/short@corpus-<0>;";
        for (String channel : List.of(first + "1", first + "2")) {
            List<String> all = actual.get(channel);
            List<String> wanted = expected.get(channel);
            assertTrue(all.size() >= 3, channel + ": " + all);
            int common = Math.min(all.size(), wanted.size());
            assertEquals(lines(wanted.subList(0, common)), lines(all.subList(0, common)), channel);
        }
    }

    private static List<String> last(HttpTranscript.Answer answer) {
        List<List<String>> messages = answer.messages();
        return messages.get(messages.size() - 1);
    }

    private static Map<String, List<String>> events(List<HttpTranscript.Answer> answers) {
        List<List<String>> events = new ArrayList<>();
        for (HttpTranscript.Answer answer : answers) {
            answer.messages().stream().filter(message -> message.get(0).startsWith("Event: ")
                    && Transcript.isWanted(message)).forEach(events::add);
        }
        return new TreeMap<>(new Transcript(events).strands());
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static String comparable(HttpTranscript.Answer answer) {
        return answer.messages().stream().map(message -> message.stream().map(HttpTranscriptTest::comparable)
                .collect(Collectors.joining("\n"))).collect(Collectors.joining("\n\n"));
    }

    private static String comparable(String line) {
        return line.replaceFirst("(?i)^(timestamp): \\d{10}\\.\\d{6}$", "$1: <time>")
                .replaceFirst("(?i)^(core\\w+date): \\d{4}-\\d\\d-\\d\\d$", "$1: <date>")
                .replaceFirst("(?i)^(core\\w+time): \\d\\d:\\d\\d:\\d\\d$", "$1: <time>")
                .replaceFirst("(?i)^(coreprocessedcalls): \\d+$", "$1: <number>");
    }

    private static String action(String request) {
        Matcher action = ACTION.matcher(request);
        return !action.find() ? "" : (action.group(1) != null ? action.group(1) : action.group(2))
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> requests(String scenario) {
        return HttpTranscript.requests(Corpus.capture("asterisk22/" + scenario + ".http-req").bytes());
    }

    private static List<HttpTranscript.Answer> real(String scenario) throws IOException {
        return HttpTranscript.answers(
                new ByteArrayInputStream(Corpus.capture("asterisk22/" + scenario + ".http").bytes()));
    }

    /** Sends the requests on one connection, with the cookies of this run in the place of those of the capture. */
    private static List<HttpTranscript.Answer> replay(List<String> requests, List<HttpTranscript.Answer> real)
            throws IOException {
        Map<String, String> cookies = new HashMap<>();
        List<HttpTranscript.Answer> answers = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", asterisk.httpPort())) {
            socket.setSoTimeout(30_000);
            for (int i = 0; i < requests.size(); i++) {
                String request = requests.get(i);
                for (Map.Entry<String, String> cookie : cookies.entrySet()) {
                    request = request.replace(cookie.getKey(), cookie.getValue());
                }
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                HttpTranscript.Answer answer = HttpTranscript.answer(socket.getInputStream());
                answers.add(answer);
                if (real.get(i).cookie() != null && answer.cookie() != null) {
                    cookies.put(real.get(i).cookie(), answer.cookie());
                }
            }
            if (requests.get(requests.size() - 1).contains("Connection: close")) {
                assertEquals(-1, socket.getInputStream().read(), "closed, as asked");
            }
        }
        return answers;
    }
}
