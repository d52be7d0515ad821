// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.AuditMode;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RunPlan> plans = new ArrayList<>();
    private RunOutcome outcome = Samples.outcome();
    private String unreachable;

    private int amiload(String... args) {
        out.reset();
        err.reset();
        Console console = new Console(new ByteArrayInputStream("Event: X\r\n\r\n".getBytes(StandardCharsets.UTF_8)), out,
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            environment, folder, false, false);
        return Main.execute(console, FakeLoad::new, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Measures nothing and hands out what the test laid ready. */
    private final class FakeLoad implements Load {

        private final IntervalSink sink;

        FakeLoad(RunPlan plan, IntervalSink sink) {
            plans.add(plan);
            this.sink = sink;
        }

        @Override
        public RunOutcome execute() throws TargetException {
            if (unreachable != null) {
                throw new TargetException(unreachable);
            }
            sink.accept(Samples.interval(1));
            return outcome;
        }

        @Override
        public LiveSnapshot snapshot() {
            return new LiveSnapshot(0, 0, "connecting", "actions", 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0);
        }

        @Override
        public void interrupt() {
        }
    }

    private String[] target(String... more) {
        environment.put("AMILOAD_SECRET", Samples.SECRET);
        List<String> args = new ArrayList<>(List.of("run", "--target", "127.0.0.1:7", "--user", "load"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    @Test
    void watchesEventsUnlessToldOtherwise() {
        amiload(target());
        amiload(target("--unfiltered"));
        amiload(target("--no-audit"));
        assertEquals(List.of(AuditMode.ON, AuditMode.UNFILTERED, AuditMode.OFF),
            plans.stream().map(plan -> plan.watch().audit()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        run --conections 3               | unknown option --conections (did you mean '--connections'?)
        rnu                              | unknown command 'rnu' (did you mean 'run'?)
        record                           | --target is missing: whose sessions shall be recorded?
        search --vary speed              | --vary: 'speed' is not one of rate, listeners, connections
        search --rate 5                  | --rate is what is searched for
        search --closed                  | a search keeps one rate for each step
        search --from 9 --to 5           | --from must not be more than --to
        search --from 0                  | --from: '0' is not more than 0
        search --precision 0%            | --precision must be 0.1% to 100%
        search --repeats 0               | --repeats must be 1 to 100
        search --vary listeners --from 1.5 | --from: '1.5' is not a number of sessions
        search --slo p99<5               | 'p99' is not a metric
        search --verify nothing.json     | --verify: nothing.json cannot be read
        run --connections many           | --connections: 'many' is not a whole number
        run --connections 0              | --connections must be at least 1
        run --rate fast                  | --rate: 'fast' is not a rate
        run --rate 0                     | --rate must be more than 0
        run --rate                       | missing required parameter for option '--rate'
        run --duration 30                | --duration: '30' has no unit; did you mean 30s?
        run --duration 0s                | --duration must be longer than nothing
        run --arrivals random            | --arrivals: 'random' is not one of even, poisson
        run --arrivals poison            | --arrivals: 'poison' is not one of even, poisson (did you mean 'poisson'?)
        emulate --storm Newextn=5/s      | (did you mean 'Newexten'?)
        run --catch-up 3x                | --catch-up: '3x' is not one of unbounded, 2x, none
        run --closed --catch-up 2x       | --catch-up belongs to the open model
        run --max-errors some            | --max-errors: 'some' is neither a number of actions nor a percentage
        run --no-audit --unfiltered      | --unfiltered says how to watch events; it cannot be used with --no-audit
        run --closed --rate 5            | --rate belongs to the open model
        run --profile hold(3s) --rate 5  | --rate cannot be used with --profile
        run --profile hodl(3s)           | column 1: 'hodl' is not a step (did you mean 'hold'?)
        run --scenario pnig              | there is no scenario 'pnig' (did you mean 'ping'?)
        run --scenario no.yaml           | there is no scenario file no.yaml
        run --scenario slow-reader --listeners 0 | read slowly; --listeners must be at least 1
        run --scenario slow-reader --transport http | needs --transport tcp or tls
        run --scenario tls-stall --transport tcp | is about TLS records; it needs --transport tls
        run --scenario tls-stall --transport https | is about TLS records; it needs --transport tls
        run --slo p99<5                  | --slo: limit "p99<5", column 1: 'p99' is not a metric
        run --slo Pong.response.p9<1s    | has no action 'Pong' (did you mean 'Ping'?)
        run --tls --tls-ca x             | --tls-ca needs --target
        run --http-format mxml           | --http-format needs --transport http or https
        run --auth digest                | --auth digest needs --transport http or https
        run --transport http --in-flight 2 | --in-flight must be 1 by HTTP
        run --transport http --auth digest --scenario originate | the scenario originate waits for events
        run --transport htp              | --transport: 'htp' is not one of tcp, tls, http, https
        run --tls --transport tcp        | --tls cannot be used with --transport tcp
        run --tls-insecure               | --tls-insecure needs --transport tls or https
        run --tls --tls-record-bytes 0   | --tls-record-bytes must be 1 to 16384
        run --target x --user y --tls --tls-ca no.pem | --tls-ca: there is no file no.pem
        emulate --tls-stall              | --tls-stall needs --tls-port
        run --metrics :1                 | --metrics: ':1' names no host
        run --user x                     | --user needs --target
        run --target x                   | --user is missing
        run --target x:y --user z        | --target: 'y' in 'x:y' is not a port
        run --target x --user y          | the secret is missing: set AMILOAD_SECRET
        run --target x --user y --secret-env NOPE   | environment variable NOPE, named by --secret-env, is not set
        run --target x --user y --secret-file nope  | there is no secret file nope
        run --name a/b                   | --name 'a/b' cannot name a folder
        run more                         | unexpected argument 'more'
        decode                           | missing required parameter
        decode nothing.ami               | there is no file nothing.ami
        decode .                         | . is a folder; expected a file
        decode --line-ending cr -        | --line-ending: 'cr' is not one of auto, crlf, lf
        report .                         | the folder . holds no result.json
        doctor --loops 0                 | --loops must be at least 1
        doctor --user x                  | --user needs --target
        doctor --target x                | --user is missing
        emulate --version 7              | no emulated Asterisk version "7"
        emulate --calls many             | --calls: 'many' is not a rate
        emulate --calls 2k/s             | --calls must be at most 1000/s
        emulate --http-port 70000        | --http-port must be 0 to 65535
        emulate --http-conf x            | x: there is no such file
        emulate --port 70000             | --port must be 0 to 65535
        emulate --https-port -1          | --https-port must be 0 to 65535
        emulate --tls-port 70000         | --tls-port must be 0 to 65535
        emulate --control-port 70000     | --control-port must be 0 to 65535
        emulate --tls-certificate x      | --tls-certificate needs --tls-port or --https-port
        emulate --secret x               | a secret needs --user: whose is it?
        emulate --user x                 | the secret is missing: set AMILOAD_SECRET
        emulate --traffic x              | --traffic needs --calls: how many?
        emulate --calls 1/s --traffic x  | --traffic: cannot read x
        emulate --seed x                 | --seed: 'x' is not a whole number
        emulate --storm Newexten         | --storm: 'Newexten' is not a value it can take
        emulate --storm Newexten=x       | --storm: 'x' is not a rate
        emulate --storm Newexten=6000k/s | --storm Newexten=6000k/s: a storm must have 0 to 5000000
        emulate --storm Nope=5/s         | --storm Nope=5/s: no storm of events named "Nope"; there are: AgentCalled
        emulate --phone 9=asleep         | --phone: 'asleep' is not a value it can take
        emulate --phone a/b=rings        | --phone a/b: a phone's name must be letters, digits and . + - _
        emulate --write-timeout 5        | --write-timeout: '5' has no unit; did you mean 5s?
        emulate --write-timeout 0s       | --write-timeout must be more than 0
        emulate --clients-every 0s       | --clients-every must be more than 0
        emulate --manager-conf x         | x: there is no such file
        emulate --queues-conf x          | x: there is no such file
        emulate --config-folder x        | --config-folder x: there is no such folder
        emulate --dialplan x             | --dialplan: cannot read x
        """)
    void wrongUseIsOneSentenceAndExitCode2(String line, String sentence) {
        assertEquals(2, amiload(line.split(" ")));
        assertTrue(err().contains(sentence), err());
        assertEquals("", out());
        assertFalse(err().contains("Exception"), err());
        assertFalse(err().contains("\tat "), err());
        assertTrue(plans.isEmpty());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void emulateIsWhatItsFlagsAndFilesSay() throws Exception {
        environment.put("AMILOAD_SECRET", Samples.SECRET);
        amiload("emulate", "--traffic-print");
        Files.writeString(folder.resolve("t.yaml"), out());
        Files.writeString(folder.resolve("manager.conf"), "[general]\nenabled = yes\ntimestampevents = yes\n");
        Files.writeString(folder.resolve("http.conf"), "[general]\nprefix = pbx\n");
        Files.writeString(folder.resolve("queues.conf"), "[desk]\n");
        Files.writeString(folder.resolve("d.conf"), "[lobby]\nexten => 7,1,Answer()\n");
        Files.writeString(folder.resolve("own.conf"), "[section]\nnote = mine\n");
        Thread server = new Thread(() -> amiload("emulate", "--port", "0", "--tls-port", "0", "--http-port", "0",
            "--https-port", "0", "--control-port", "0", "--tls-certificate", "c.pem", "--tls-stall", "--bind",
            "127.0.0.1", "--version", "18", "--user", "u", "--no-timestamps", "--debug", "--calls", "1/s",
            "--traffic", "t.yaml", "--seed", "7", "--storm", "Hold=200/s", "--phone", "9=busy", "--write-timeout",
            "9s", "--clients-every", "1h", "--manager-conf", "manager.conf", "--http-conf", "http.conf",
            "--queues-conf", "queues.conf", "--config-folder", ".", "--dialplan", "d.conf"));
        server.start();
        try {
            Matcher ready = readyLine(server);
            assertTrue(Files.readString(folder.resolve("c.pem")).startsWith("-----BEGIN CERTIFICATE-----"));
            String counters = new String(URI.create("http://127.0.0.1:" + ready.group(2) + "/counters").toURL()
                .openStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(new ObjectMapper().readTree(counters).has("stormEvents"), counters);
            String said = conversation(Integer.parseInt(ready.group(1)), "Action: QueueSummary", "Action: CoreSettings",
                "Action: ShowDialPlan\r\nContext: lobby", "Action: GetConfig\r\nFilename: own.conf",
                "Action: Originate\r\nChannel: PJSIP/9\r\nApplication: Wait\r\nData: 1", "Action: Logoff");
            for (String expected : List.of("Queue: desk", "AsteriskVersion: 18.", "Extension: 7", "note=mine",
                    "Message: Originate failed", "Event: Hold", "SequenceNumber: ")) {
                assertTrue(said.contains(expected), () -> expected + " is missing in\n" + said);
            }
            assertFalse(said.contains("\nTimestamp: "), said);
        } finally {
            server.interrupt();
            server.join();
        }
    }

    /** The line that says where the server listens; its groups are the ports of TCP and of the control. */
    private Matcher readyLine(Thread server) throws InterruptedException {
        Pattern line = Pattern.compile("ready: tcp @:(\\d+) tls @:\\d+ http @:\\d+ https @:\\d+ control @:(\\d+)"
            .replace("@", Pattern.quote("127.0.0.1")));
        while (true) {
            boolean alive = server.isAlive();
            Matcher matcher = line.matcher(out());
            if (matcher.find()) {
                return matcher;
            }
            assertTrue(alive, this::err);
            Thread.sleep(10);
        }
    }

    /** Logs in, waits for an event, and says the rest; gives all that was answered. */
    private static String conversation(int port, String... actions) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            InputStream in = socket.getInputStream();
            OutputStream to = socket.getOutputStream();
            to.write(("Action: Login\r\nUsername: u\r\nSecret: " + Samples.SECRET + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder said = new StringBuilder();
            while (said.indexOf("Event: Hold") < 0) {
                said.append((char) in.read());
            }
            to.write((String.join("\r\n\r\n", actions) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return said.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).toString();
        }
    }

    @Test
    void withoutACommandItSaysSo() {
        assertEquals(2, amiload());
        assertTrue(err().contains("a command is missing"));
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertEquals(0, amiload("--help"));
        assertTrue(out().contains("Examples:"), out());
        assertEquals(0, amiload("run", "--help"));
        assertTrue(out().contains("--connections"), out());
        assertTrue(out().contains("--metrics"), out());
        assertEquals(0, amiload("--version"));
        assertTrue(out().startsWith("amiload "), out());
        assertEquals(0, amiload("generate-completion"));
        assertTrue(out().contains("complete -F"), out());
    }

    @Test
    void aTargetThatCannotBeReachedIsExitCode3AndLeavesNoFolder() {
        unreachable = "cannot connect to 127.0.0.1:7: refused";
        assertEquals(3, amiload(target()));
        assertTrue(err().endsWith("amiload run: cannot connect to 127.0.0.1:7: refused\n"), err());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void aRunWritesItsFilesAndSaysWhere() throws IOException {
        assertEquals(0, amiload(target("--rate", "40", "--duration", "2s", "--out", "here")));
        for (String file : List.of(ResultFolder.RESULT, ResultFolder.INTERVALS, ResultFolder.SERIES,
            ResultFolder.REPORT)) {
            assertTrue(Files.size(folder.resolve("here").resolve(file)) > 0, file);
        }
        assertTrue(out().contains("verdict   ok"), out());
        assertTrue(out().contains("here/report.html"), out());
        assertTrue(err().contains("load      40/s for 2s, after 3s of warm-up, over 10 lanes, 1 listener"), err());
    }

    @Test
    void withoutATargetItRunsTheEmulatorWithCallsAndSaysSo() {
        assertEquals(0, amiload("run"));
        String target = plans.get(0).target().address();
        assertTrue(err().contains("target    " + target + " (built-in emulator, 5 calls/s in the background)"), err());
    }

    @Test
    void theDefaultFolderIsNamedAfterTimeAndScenario() throws IOException {
        assertEquals(0, amiload(target("--scenario", "ping")));
        try (Stream<Path> runs = Files.list(folder.resolve("results/runs"))) {
            String name = runs.findFirst().orElseThrow().getFileName().toString();
            assertTrue(name.matches("\\d{8}T\\d{6}Z-ping"), name);
        }
    }

    @Test
    void theExitCodeIsTheVerdict() {
        assertEquals(99, amiload(target("--slo", "response.p99 < 1ns")));
        outcome = Samples.with(Samples.outcome(), false, "the generator stood still");
        assertEquals(98, amiload(target("--name", "b")));
        outcome = Samples.with(Samples.outcome(), true);
        assertEquals(130, amiload(target("--name", "c")));
    }

    @Test
    void jsonIsAloneOnStandardOutput() throws IOException {
        assertEquals(0, amiload(target("--json")));
        JsonNode result = new ObjectMapper().readTree(out());
        assertEquals(1, result.get("schemaVersion").asInt());
        assertTrue(err().contains("verdict   ok"), err());
    }

    @Test
    void quietSaysOnlyWhatIsWrong() {
        assertEquals(0, amiload(target("--quiet")));
        assertEquals("", out() + err());
        assertEquals(99, amiload(target("--quiet", "--name", "b", "--slo", "response.p99 < 1ns")));
        assertEquals("amiload run: limit not held: response.p99 < 1ns\n", err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--secret", "--secret=", "--secret-env", "--secret-file", ""})
    void theSecretAppearsNowhere(String way) throws IOException {
        environment.put("OTHER", Samples.SECRET);
        Files.writeString(folder.resolve("secret.txt"), Samples.SECRET + "\r\nanything\n");
        List<String> args = new ArrayList<>(List.of("run", "--target", "127.0.0.1:7", "--user", "load", "--out", "r"));
        switch (way) {
            case "--secret" -> args.addAll(List.of(way, Samples.SECRET));
            case "--secret=" -> args.add(way + Samples.SECRET);
            case "--secret-env" -> args.addAll(List.of(way, "OTHER"));
            case "--secret-file" -> args.addAll(List.of(way, "secret.txt"));
            default -> environment.put("AMILOAD_SECRET", Samples.SECRET);
        }
        assertEquals(0, amiload(args.toArray(String[]::new)));
        assertEquals(Samples.SECRET, plans.get(0).credentials().secret().reveal());
        assertFalse((out() + err()).contains(Samples.SECRET));
        try (Stream<Path> files = Files.list(folder.resolve("r"))) {
            for (Path file : files.toList()) {
                assertFalse(Files.readString(file).contains(Samples.SECRET), file.toString());
            }
        }
        assertEquals(way.equals("--secret") || way.equals("--secret="), err().contains("warning: --secret"));
    }

    @Test
    void onlyOneSecretCanBeGiven() {
        assertEquals(2, amiload("run", "--target", "x", "--user", "y", "--secret", "a", "--secret-env", "B"));
        assertTrue(err().contains("only one of"));
        assertFalse(plans.size() > 0);
    }

    @Test
    void theCommandToRepeatItCanBePasted() throws IOException {
        amiload(target("--secret", "s3", "--profile", "rate(40/s) hold(2s)", "--out", "r", "--quiet"));
        JsonNode plan = new ObjectMapper().readTree(folder.resolve("r/result.json").toFile()).get("plan");
        assertEquals("amiload run --target 127.0.0.1:7 --user load --secret-env AMILOAD_SECRET "
            + "--profile 'rate(40/s) hold(2s)'", plan.get("command").asText());
    }

    @Test
    void whatItChangesIsSaidBeforeItStarts() {
        unreachable = "no";
        amiload(target("--scenario", "originate", "--rate", "10", "--duration", "5s", "--warmup", "1s"));
        assertTrue(err().contains("NOTE      this changes the target's state: it will send 60 actions (Originate)"), err());
        amiload(target("--scenario", "mixed"));
        assertFalse(err().contains("NOTE"), err());
        amiload(target("--scenario", "originate", "--rate", "10", "--duration", "5s", "--quiet"));
        assertTrue(err().contains("NOTE      this changes the target's state"), err());
    }

    @Test
    void aFileThatDoesNotSayThatItChangesSomethingIsNotBelieved() throws IOException {
        unreachable = "no";
        Files.writeString(folder.resolve("mine.yaml"), "actions: [{action: Ping}, {action: QueuePause}]\n");
        amiload(target("--scenario", folder.resolve("mine.yaml").toString(), "--rate", "10", "--duration", "5s",
            "--warmup", "0s"));
        assertTrue(err().contains("it will send 50 actions (Ping, QueuePause); what may change it: QueuePause"), err());
    }

    @Test
    void anUnwritableFolderIsFoundBeforeAnythingStarts() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertEquals(2, amiload(target("--out", "file/x")));
        assertTrue(plans.isEmpty());
        assertTrue(err().contains("file/x"), err());
    }

    @Test
    void flagsBecomeThePlan() {
        amiload(target("--closed", "--in-flight", "3", "--connections", "4", "--listeners", "0", "--duration", "1m30s",
            "--warmup", "0s", "--timeout", "2s", "--seed", "9", "--loops", "2", "--auth", "md5", "--name", "n"));
        RunPlan plan = plans.get(0);
        assertEquals("n 4 0 CLOSED 3 PT1M30S PT0S PT2S PT2S 9 2 MD5", String.join(" ", plan.name(),
            "" + plan.sessions().connections(), "" + plan.sessions().listeners(), "" + plan.demand().model(),
            "" + plan.sessions().inFlight(), "" + plan.demand().duration(),
            "" + plan.demand().warmup(), "" + plan.patience().action(), "" + plan.patience().drain(),
            "" + plan.demand().seed(), "" + plan.sessions().loops(),
            "" + plan.credentials().auth()));
    }

    @Test
    void theDefaultsAreThoseOfTheManual() {
        amiload(target());
        RunPlan plan = plans.get(0);
        assertEquals("mixed 10 1 OPEN 64 PT20S PT3S 1 rate(1000/s) hold(20s)", String.join(" ", plan.name(),
            "" + plan.sessions().connections(), "" + plan.sessions().listeners(), "" + plan.demand().model(),
            "" + plan.sessions().inFlight(), "" + plan.demand().duration(),
            "" + plan.demand().warmup(), "" + plan.demand().seed(), plan.demand().profile().spec()));
    }

    @Test
    void printsEveryBuiltInScenarioAsItsFileStands() {
        for (String name : Scenarios.names()) {
            out.reset();
            assertEquals(0, amiload("run", "--scenario", name, "--print"), name);
            assertEquals(Scenarios.text(name), out(), name);
        }
        assertTrue(Scenarios.names().containsAll(List.of("ping", "mixed", "lists", "originate", "userevent-fanout",
            "login-churn", "slow-reader", "tls-stall")));
    }

    @Test
    void printsAScenarioToStartFrom() {
        assertEquals(0, amiload("run", "--scenario", "mixed", "--print"));
        assertTrue(out().contains("- action: Ping"), out());
    }

    @Test
    void aLimitMaySpeakOfAFlow() {
        String[] flow = {"--scenario", "call-flow", "--quiet", "--slo"};
        amiload(target(flow[0], flow[1], flow[2], flow[3], "flow.Call.response.p99 < 5s"));
        assertEquals("flow.Call", plans.get(0).watch().slos().get(0).action());
        assertEquals(2, amiload(target(flow[0], flow[1], flow[2], flow[3], "flow.Cal.errors == 0")));
        assertTrue(err().contains("has no action 'flow.Cal' (did you mean 'flow.Call'?)"), err());
        assertEquals(2, amiload(target(flow[0], flow[1], flow[2], flow[3], "flow.Call.service.p99 < 5s")));
        assertTrue(err().contains("a flow has no service; its duration is flow.Call.response"), err());
    }

    @Test
    void whatBecameOfFlowsReachesResultAndSummary() throws IOException {
        outcome = Samples.withFlow();
        assertEquals(0, amiload(target("--scenario", "call-flow", "--out", "r", "--slo", "flow.Call.errors == 4")));
        JsonNode written = new ObjectMapper().readTree(folder.resolve("r/result.json").toFile());
        assertEquals(14, written.at("/flows/Call/completed").asInt());
        assertTrue(out().contains("flow      Call: 18 started"), out());
    }

    @Test
    void whatAFlowDoesIsSaidBeforeItStarts() {
        unreachable = "no";
        amiload(target("--scenario", "call-flow", "--rate", "10", "--duration", "5s", "--warmup", "1s"));
        assertTrue(err().contains("it will begin 60 times one of: flow Call (Originate, then Hangup, then HungUp;"
            + " CleanUp if it breaks off)"),
            err());
    }

    @Test
    void aScenarioFileWithATypoIsNamedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "actions:\n  - acton: Ping\n");
        assertEquals(2, amiload("run", "--scenario", file.toString()));
        assertTrue(err().contains("mine.yaml:2:5: unknown field 'acton' (did you mean 'action'?)"), err());
    }

    @Test
    void decodesFilesAndStandardInput() throws IOException {
        Files.writeString(folder.resolve("a.ami"), "Event: A\r\n\r\n");
        assertEquals(0, amiload("decode", "a.ami", "-"));
        assertEquals("{\"type\":\"event\",\"name\":\"A\",\"offset\":0,\"length\":12,\"headers\":[[\"Event\",\"A\"]]}\n"
            + "{\"type\":\"event\",\"name\":\"X\",\"offset\":0,\"length\":12,\"headers\":[[\"Event\",\"X\"]]}\n", out());
        assertEquals("", err());
    }

    @Test
    void rebuildsAReport() throws IOException {
        amiload(target("--out", "r", "--quiet"));
        Files.delete(folder.resolve("r/report.html"));
        assertEquals(0, amiload("report", "r"));
        assertTrue(Files.exists(folder.resolve("r/report.html")));
    }

    @Test
    void filesForOtherProgramsAreMadeOnRequestByTheRunOrLater() throws IOException {
        amiload(target("--out", "r", "--quiet"));
        assertFalse(Files.exists(folder.resolve("r/percentiles.csv")));
        assertEquals(0, amiload("report", "r", "--csv", "--hgrm"));
        assertTrue(out().contains("percentiles.csv\n"), out());
        byte[] later = Files.readAllBytes(folder.resolve("r/Ping.response.hgrm"));
        amiload(target("--out", "s", "--quiet", "--hgrm", "--csv"));
        assertTrue(Files.exists(folder.resolve("s/percentiles.csv")));
        assertArrayEquals(later, Files.readAllBytes(folder.resolve("s/Ping.response.hgrm")));
        JsonNode plan = new ObjectMapper().readTree(folder.resolve("s/result.json").toFile()).get("plan");
        assertEquals("amiload run --target 127.0.0.1:7 --user load", plan.get("command").asText());
    }

    @Test
    void anExportWithoutIntervalsIsRefusedInWords() throws IOException {
        amiload(target("--out", "r", "--quiet"));
        Files.delete(folder.resolve("r/intervals.hlog"));
        assertEquals(2, amiload("report", "r", "--hgrm"));
        assertTrue(err().contains("cannot be reported on: there is no intervals.hlog"), err());
    }

    @ParameterizedTest
    @CsvSource({"run, scenario", "report, result", "decode, decode", "doctor, doctor", "emulate --traffic-schema, traffic"})
    void printsTheSchemaOfEachKindOfFile(String command, String name) throws IOException {
        String[] words = command.split(" ");
        assertEquals(0, words.length > 1 ? amiload(words) : amiload(command, "--print-schema"), err());
        assertEquals("urn:amiload:" + name + ":1", new ObjectMapper().readTree(out()).get("$id").asText());
        assertEquals("", err());
    }

    @Test
    void anInternalErrorHasNoStackTraceUnlessAsked() {
        outcome = null;
        assertEquals(1, amiload(target()));
        assertTrue(err().contains("internal error: NullPointerException"), err());
        assertFalse(err().contains("\tat "), err());
        environment.put("AMILOAD_DEBUG", "1");
        assertEquals(1, amiload(target("--name", "b")));
        assertTrue(err().contains("\tat "), err());
    }
}
