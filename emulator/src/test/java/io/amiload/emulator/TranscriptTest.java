// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.corpus.Corpus;
import io.amiload.emulator.action.LoginActions;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays what a client sent to a real Asterisk and compares what the emulator answers with what the real one did:
 * every message, every key in order, every value that does not change from run to run.
 */
class TranscriptTest {

    /** Scenarios whose next action is about a call that goes on, or was sent while it did. */
    private static final Pattern CALLS_GO_ON = Pattern.compile("dial|originate-async-exten|local|bridge|transfer"
            + "|park|dtmf|setvar|async|mix|list|queue|confbridge|sip|cdr|perm|device");

    private static EmulatedAsterisk asterisk;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        CorpusConfig.writeAll(folder);
        asterisk = EmulatedAsterisk.builder()
                .timestampEvents(true)
                .configFolder(folder)
                .account("admin", "s3cret", "all", "all")
                .account("monitor", "m0nitor", "system,call,dialplan", "reporting")
                .start();
    }

    /** With records of calls and a log of channels, which the server had for this capture alone. */
    @ParameterizedTest
    @ValueSource(strings = "cdr-cel-two-party-call")
    void recordsAsTheRealServerDid(String scenario, @TempDir Path configured) throws IOException {
        CorpusConfig.writeAll(configured);
        CorpusConfig.writeRecords(configured);
        EmulatedAsterisk usual = asterisk;
        try (EmulatedAsterisk recording = EmulatedAsterisk.builder()
                .timestampEvents(true)
                .configFolder(configured)
                .dialplan(Dialplan.parse(Files.readString(configured.resolve("extensions.conf"), StandardCharsets.ISO_8859_1)))
                .account("admin", "s3cret", "all", "all")
                .start()) {
            asterisk = recording;
            answersAsTheRealServerDid(scenario);
        } finally {
            asterisk = usual;
        }
    }

    /** Of version 16 what a real one answered to the same actions is kept as well, for these. */
    @ParameterizedTest
    @ValueSource(strings = {
        "dial-busy",
        "dial-unavailable",
        "originate-sync-app",
        "originate-early-media",
        "originate-fail-badtech",
        "originate-fail-busy",
        "originate-fail-noexten",
        "originate-fail-timeout",
        "originate-many-variables",
        "bridge-holding-bridgewait",
        "bridge-technology-list-suspend",
    })
    void answersAsAnOldServerDid(String scenario) throws IOException {
        EmulatedAsterisk usual = asterisk;
        try (EmulatedAsterisk old = EmulatedAsterisk.builder()
                .version(AsteriskVersion.V16)
                .timestampEvents(true)
                .configFolder(folder)
                .account("admin", "s3cret", "all", "all")
                .start()) {
            asterisk = old;
            answersLike(scenario, Transcript.ofVersion16(scenario));
        } finally {
            asterisk = usual;
        }
    }

    @AfterAll
    static void stopServer() {
        asterisk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "session-login-ping-logoff",
        "session-md5-challenge-login",
        "session-md5-bad-key",
        "session-login-bad-secret",
        "session-login-unknown-user",
        "session-login-empty-secret-and-retry",
        "session-action-before-login",
        "session-logoff-before-login",
        "session-login-events-off",
        "session-login-events-off.observer",
        "security-events-watch.perm",
        "err-unknown-action",
        "err-missing-args",
        "list-coreshowchannels-empty",
        "list-coreshowchannels-fifty",
        "list-commands",
        "list-commands.monitor",
        "core-status-settings-modules",
        "getconfig",
        "updateconfig-createconfig",
        "command-failing",
        "command-large-applications",
        "err-actionid-forms",
        "pipelined-actions",
        "userevent-odd-payloads",
        "userevent-many-headers",
        "userevent-burst-2000",
        "waitevent-over-tcp",
        "events-on-off-mask",
        "async-agi",
        "originate-sync-app",
        "originate-async-app",
        "originate-async-exten",
        "originate-early-media",
        "originate-many-variables",
        "originate-fail-badtech",
        "originate-fail-noexten",
        "originate-fail-busy",
        "originate-fail-timeout",
        "dial-answered",
        "dial-busy",
        "dial-noanswer",
        "dial-cancel-by-caller",
        "queue-members-add-pause-penalty-remove",
        "queue-call-ringall",
        "queue-abandon-timeout-position",
        "device-extension-presence-state",
        "dial-parallel",
        "dial-unavailable",
        "dial-options-gosub-predial",
        "dialplan-loop-many-newexten",
        "dialplan-vars-gosub-hangup-handlers",
        "local-channel-optimization",
        "musiconhold",
        "bridge-holding-bridgewait",
        "bridge-action-two-channels",
        "bridge-technology-list-suspend",
        "transfer-blind-action",
        "transfer-blind-by-dtmf-feature",
        "transfer-atxfer-complete",
        "dtmf-playdtmf",
        "mixmonitor-muteaudio-sendtext",
        "setvar-getvar",
        "park-action-and-retrieve",
        "park-timeout",
        "sip-busy-486",
        "sip-cancel-by-caller",
        "sip-declined-603",
        "sip-inbound-call",
        "sip-inbound-to-sip-answered",
        "sip-register-qualify-unregister",
        "sip-unavailable-503",
    })
    void answersAsTheRealServerDid(String scenario) throws IOException {
        answersLike(scenario, Transcript.ofCapture(scenario));
    }

    private static void answersLike(String scenario, Transcript real) throws IOException {
        List<List<String>> said = replay(scenario, real);
        Transcript emulated = Transcript.of(said);
        Map<String, List<String>> expected = real.strands();
        Map<String, List<String>> actual = emulated.strands();
        for (Map.Entry<String, List<String>> strand : expected.entrySet()) {
            assertEquals(String.join("\n\n", strand.getValue()),
                    String.join("\n\n", actual.getOrDefault(strand.getKey(), List.of())),
                    "strand \"" + strand.getKey() + "\"");
        }
        assertEquals(expected.keySet(), actual.keySet());
    }

    /** What a phone did in a capture: at which action, behind how many messages of its answer, and what. */
    private record Act(int action, int messages, Runnable what) {
    }

    private static final String CONTACT = "sip:%1$s@127.0.0.1:600%2$s;ob";
    private static PhoneCall call;

    private static List<Act> phoneActs(String scenario) {
        EmulatedPhones phones = asterisk.phones();
        phones.set("3001", Phone.ANSWERS);
        return switch (scenario) {
            case "sip-busy-486" -> List.of(new Act(0, 1, () -> phones.set("3001", Phone.BUSY)));
            case "sip-declined-603" -> List.of(new Act(0, 1, () -> phones.set("3001", Phone.DECLINES)));
            case "sip-unavailable-503" -> List.of(new Act(0, 1, () -> phones.set("3001", Phone.UNAVAILABLE)));
            case "sip-cancel-by-caller" -> List.of(new Act(0, 3, () -> {
                phones.call("3003", "ring").hangUp();
            }));
            case "sip-inbound-call" -> List.of(new Act(0, 3, () -> call = phones.call("3003", "sipcalled")),
                    new Act(3, 5, () -> call.hangUp()));
            case "sip-inbound-to-sip-answered" -> List.of(new Act(0, 3, () -> phones.call("3003", "dsip")));
            case "sip-register-qualify-unregister" -> List.of(
                    new Act(0, 3, () -> phones.register("3003", CONTACT.formatted(3003, 3))),
                    new Act(3, 3, () -> {
                        phones.register("1001", CONTACT.formatted(1001, 5));
                        phones.register("3004", CONTACT.formatted(3004, 4));
                        phones.unreachable("3004");
                    }),
                    new Act(6, 6, () -> List.of("3003", "3004", "1001").forEach(phones::unregister)));
            default -> List.of();
        };
    }

    /** Sends the actions one by one, each when all has come that came in the capture before the next one was sent. */
    private static List<List<String>> replay(String scenario, Transcript real) throws IOException {
        if (scenario.startsWith("park") || scenario.startsWith("cdr")) {
            parkOnce();
        }
        endCalls();
        List<List<String>> messages = new ArrayList<>();
        try (TestClient client = new TestClient(asterisk.port())) {
            client.socket().setSoTimeout(20_000);
            client.line();
            int response = 0;
            List<Act> acts = phoneActs(scenario);
            for (String action : actions(scenario)) {
                long placed = asterisk.counters().calls();
                if (scenario.endsWith("fifty") && action.startsWith("Action: CoreShow")) {
                    Await.until("all calls wait", TranscriptTest::nobodyAnswers);
                }
                client.sendRaw(adapted(action, real, messages));
                int wanted = 1 + real.messagesAfter(response);
                for (Act act : acts) {
                    if (act.action == response) {
                        collect(client, messages, act.messages);
                        wanted -= act.messages;
                        act.what.run();
                    }
                }
                response++;
                collect(client, messages, wanted);
                Await.until("the call begins", () -> !isQueued(action, messages)
                        || asterisk.counters().calls() > placed);
                Await.until("the calls have ended", () -> !action.startsWith("Action: Originate")
                        || CALLS_GO_ON.matcher(scenario).lookingAt() || asterisk.channels() == 0);
            }
            client.finish();
            collect(client, messages, Integer.MAX_VALUE);
        } catch (EOFException | SocketTimeoutException e) {
            // What has not come shows in the comparison.
            return messages;
        }
        return messages;
    }

    private static boolean isQueued(String action, List<List<String>> messages) {
        return action.contains("\nAsync: true") && messages.stream().anyMatch(lines ->
                lines.contains("Message: Originate successfully queued") && action.contains("\n" + lines.get(1)));
    }

    /** A lot's bridge is made when the first call is parked; the server of the captures had parked calls before. */
    private static void parkOnce() throws IOException {
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            client.ask("Action: Originate", "Channel: Local/short@corpus/n", "Context: parkedcalls", "Exten: 700",
                    "Priority: 1");
        }
    }

    /** Whether all calls that were answered without sound have gone on from there. */
    private static boolean nobodyAnswers() {
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            client.ask("Action: CoreShowChannels");
            return client.readList("CoreShowChannelsComplete").stream()
                    .noneMatch(item -> "Answer".equals(item.get("Application")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is left of the scenario before, nor of a try before that failed. */
    private static void endCalls() throws IOException {
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            client.ask("Action: Hangup", "Channel: /./");
        }
        Await.until("the calls have ended", () -> asterisk.channels() == 0);
    }

    /** Reads a number of messages. Fewer are all right where the server closes; more show up at the next action. */
    private static void collect(TestClient client, List<List<String>> messages, int count) throws IOException {
        for (int wanted = 0; wanted < count;) {
            List<String> lines = client.read().lines();
            messages.add(lines);
            wanted += Transcript.isWanted(lines) ? 1 : 0;
        }
    }

    static List<String> actions(String scenario) {
        String text = new String(Corpus.capture("asterisk22/" + scenario + ".actions").bytes(),
                StandardCharsets.ISO_8859_1);
        List<String> actions = new ArrayList<>();
        int start = 0;
        int line = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            if (text.substring(line, feed).trim().isEmpty()) {
                actions.add(text.substring(start, feed + 1));
                start = feed + 1;
            }
            line = feed + 1;
        }
        return actions;
    }

    /** Puts in what is different in this run: the digest for this challenge, the numbers of channels. */
    private static String adapted(String action, Transcript real, List<List<String>> soFar) {
        String result = action;
        if (action.contains("AuthType: MD5") && action.contains("Key: ") && !action.contains("Key: 0000")) {
            String challenge = soFar.get(0).get(2).substring("Challenge: ".length());
            result = action.replaceFirst("Key: .*", "Key: " + LoginActions.md5(challenge, "s3cret"));
        }
        result = renumbered(result, Pattern.compile("-([0-9a-f]{8});"), real.localNumbers(),
                new Transcript(soFar).localNumbers());
        result = renumbered(result, Pattern.compile("PJSIP/\\S+-([0-9a-f]{8})"), real.phoneNumbers(),
                new Transcript(soFar).phoneNumbers());
        return renumbered(result, Pattern.compile("BridgeUniqueid: (\\S+)"), real.bridges(),
                new Transcript(soFar).bridges());
    }

    /** What a pattern finds is replaced by what has its place among those of this run. */
    private static String renumbered(String action, Pattern pattern, List<String> theirs, List<String> ours) {
        Matcher matcher = pattern.matcher(action);
        String result = action;
        while (matcher.find()) {
            int index = theirs.indexOf(matcher.group(1));
            if (index >= 0 && index < ours.size()) {
                result = result.replace(matcher.group(1), ours.get(index));
            }
        }
        return result;
    }
}
