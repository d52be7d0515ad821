// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Rates;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;
import io.amiload.loadgen.record.CapturedEvents;
import io.amiload.loadgen.record.ClientReplay;
import io.amiload.loadgen.record.ClientReplayResult;
import io.amiload.loadgen.record.Recording;
import io.amiload.loadgen.record.RecordingException;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amiload replay}: plays a recording back, as the server or as the client in it. */
@Command(name = "replay",
    description = "Plays a recording back: as a server to clients under test, or as a client to a server.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "FILE is what 'amiload record' wrote, or the plain bytes of one side; those go by the events' Timestamps, or",
        "by --rate or --speed max.",
        "As a server it waits for --clients to log in, sends them the recorded events, and tells how far behind each",
        "one fell. As a client it logs in by itself for each recorded client and sends what that sent, apart from",
        "actions that may change the target's state.",
        "Exit codes: 0 played, 3 target not reached or login refused, 98 this program could not keep the recorded",
        "times, 130 interrupted.",
        "",
        "Examples:",
        "  amiload replay night.jsonl.gz --as server --port 5038 --user monitor --secret-file secret.txt --speed 10x",
        "  amiload replay client.jsonl --as client --target pbx --user load --speed 2x",
        "  amiload replay capture.ami --as server --port 0 --rate 1000/s --json"})
final class ReplayCommand implements Callable<Integer> {

    private enum Role { SERVER, CLIENT }

    @Mixin
    private HelpOptions help;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private String file;

    @Option(names = "--as", paramLabel = "server|client", required = true, order = 1, description = "Whose part to play.")
    private Role role;

    @Option(names = "--speed", paramLabel = "K", defaultValue = "1x", order = 2,
        description = "How many times as fast as recorded, such as 2x or 0.5x; max for without a pause."
            + " Default: ${DEFAULT-VALUE}.")
    private String speed;

    @Option(names = "--rate", paramLabel = "R", order = 2,
        description = "So many events (as a client: actions on each connection) per second instead of the recorded times.")
    private String rate;

    @Option(names = "--connection", paramLabel = "N", order = 3,
        description = "Which recorded connection to play. Default: as a server the one with most bytes, as a client all.")
    private Integer connection;

    @Option(names = "--user", paramLabel = "NAME", order = 4,
        description = "As a client: who logs in. As a server: the account that clients log in with; default: admin, with a"
            + " secret that is printed.")
    private String user;

    @Mixin
    private SecretOptions secret;

    @Option(names = "--json", order = 8,
        description = "Print one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--print-schema", help = true, order = 8,
        description = "Print the JSON Schema of --json and do nothing else.")
    private boolean printSchema;

    @Option(names = "--grace", paramLabel = "D", defaultValue = "10s", order = 8,
        description = "How long to wait at the end, for answers or for clients to catch up. Default: ${DEFAULT-VALUE}.")
    private String grace;

    @Option(names = "--port", paramLabel = "P", order = 10,
        description = "As a server: where to listen; 0 picks a free port. Default: 5038.")
    private Integer port;

    @Option(names = "--bind", paramLabel = "ADDRESS", order = 10,
        description = "As a server: address to listen on. Default: 127.0.0.1.")
    private String bind;

    @Option(names = "--clients", paramLabel = "N", order = 10,
        description = "As a server: begin when so many are logged in. Default: 1.")
    private Integer clients;

    @Option(names = "--target", paramLabel = "HOST[:PORT]", order = 20, description = "As a client: whom to ask.")
    private String target;

    @Option(names = "--auth", paramLabel = "plain|md5", defaultValue = "plain", order = 20,
        description = "As a client: how to log in. Default: ${DEFAULT-VALUE}.")
    private AuthMethod auth;

    @Option(names = "--allow-changes", order = 20,
        description = "As a client: send also actions that may change the target's state, such as Originate.")
    private boolean allowChanges;

    private final Console console;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, TargetException, InterruptedException {
        if (printSchema) {
            console.out().print(Schemas.REPLAYED.text());
            console.out().flush();
            return ExitCodes.OK;
        }
        check();
        double times = LoadOptions.flag("--speed", speed, ReplayCommand::speed);
        double perSecond = rate == null ? 0 : LoadOptions.flag("--rate", rate, Rates::parse);
        if (rate != null && perSecond == 0) {
            throw new PlanException("--rate must be more than 0");
        }
        long graceNanos = LoadOptions.flag("--grace", grace, Durations::parse).toNanos();
        try {
            Recording recording = read();
            if (!recording.whole()) {
                console.err().println("warning: the end of " + file + " is missing; it is played as far as it goes");
            }
            return role == Role.SERVER ? asServer(recording, times, perSecond, graceNanos)
                : asClient(recording, times, perSecond, graceNanos);
        } catch (RecordingException e) {
            throw new PlanException(file + ": " + e.getMessage());
        }
    }

    private Recording read() throws RecordingException {
        try {
            return Recording.read(console.folder().resolve(file));
        } catch (RecordingException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no file " + file);
        } catch (IOException e) {
            throw new PlanException("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private void check() {
        boolean server = role == Role.SERVER;
        String wrong = server ? target != null ? "--target" : allowChanges ? "--allow-changes" : null
            : port != null ? "--port" : bind != null ? "--bind" : clients != null ? "--clients" : null;
        if (wrong != null) {
            throw new PlanException(wrong + " cannot be used with --as " + (server ? "server" : "client"));
        }
        if (!server && target == null) {
            throw new PlanException("--target is missing: whom shall the recorded client ask?");
        }
        if (!server && user == null) {
            throw new PlanException("--user is missing: which account shall log in at " + target + "?");
        }
        if (server && user == null && secret.isGiven()) {
            throw new PlanException("a secret needs --user: whose is it?");
        }
        if (auth == AuthMethod.DIGEST) {
            throw new PlanException("--auth digest is for HTTP; a replay is over TCP");
        }
        if (clients != null && clients < 1) {
            throw new PlanException("--clients must be at least 1");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new PlanException("--port must be 0 to 65535");
        }
    }

    private static double speed(String text) {
        if (text.equalsIgnoreCase("max")) {
            return Double.POSITIVE_INFINITY;
        }
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?x?") || Double.parseDouble(text.replace("x", "")) == 0) {
            throw new PlanException("'" + text + "' is not a speed; expected something like 2x, 0.5x or max");
        }
        return Double.parseDouble(text.replace("x", ""));
    }

    private int asServer(Recording recording, double times, double perSecond, long graceNanos)
        throws IOException, InterruptedException {
        CapturedEvents events = CapturedEvents.of((connection == null ? recording.loudest()
            : recording.connection(connection)).server());
        ReplayServer server = new ReplayServer(console, new ReplayServer.Settings(bind == null ? "127.0.0.1" : bind,
            port == null ? 5038 : port, user, user == null ? null : secret.read(console), clients == null ? 1 : clients,
            graceNanos, json));
        return server.run(events, times, perSecond);
    }

    private int asClient(Recording recording, double times, double perSecond, long graceNanos)
        throws IOException, TargetException {
        ClientReplay replay = new ClientReplay(
            connection == null ? recording.connections() : List.of(recording.connection(connection)),
            perSecond > 0 ? ClientReplay.Timing.rate(perSecond) : ClientReplay.Timing.speed(times), allowChanges);
        Target whom = LoadOptions.flag("--target", target, text -> Target.parse(text, Wire.TCP));
        Credentials credentials = new Credentials(user, secret.read(console), auth);
        CtrlC.runs(replay::interrupt);
        ClientReplayResult result;
        try {
            result = replay.run(whom, credentials, graceNanos);
        } catch (TargetUnreachableException | LoginRefusedException e) {
            throw new TargetException(e.getMessage());
        }
        if (json) {
            console.out().print(ResultFolder.text(document(result)));
            console.out().flush();
        } else {
            print(result);
        }
        if (replay.wasInterrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        if (!result.onTime()) {
            console.err().println("amiload replay: this program was late itself, p99 "
                + Quantity.nanos(result.late().getValueAtPercentile(99)) + ": these are not the recorded times");
            return ExitCodes.INVALID;
        }
        return ExitCodes.OK;
    }

    private void print(ClientReplayResult result) {
        console.out().println("sent      " + result.sent() + " actions on " + result.connections()
            + (result.connections() == 1 ? " connection in " : " connections in ") + Quantity.nanos(result.took())
            + " (recorded times: " + Quantity.nanos(result.planned()) + ")");
        console.out().println("          answered " + result.answered() + ", errors " + result.errors() + ", unanswered "
            + result.unanswered() + ", not sent " + result.notSent() + ", skipped "
            + result.skipped() + (result.skipped() == 0 ? "" : " (they may change the target; --allow-changes sends them)"));
        print("response", result.response());
        print("service", result.service());
        print("late", result.late());
    }

    private void print(String name, Histogram times) {
        if (times.getTotalCount() > 0) {
            console.out().println(String.format("%-9s p50 %s, p99 %s, max %s", name,
                Quantity.nanos(times.getValueAtPercentile(50)), Quantity.nanos(times.getValueAtPercentile(99)),
                Quantity.nanos(times.getMaxValue())) + (name.equals("late") ? " (of this program)" : ""));
        }
    }

    private ObjectNode document(ClientReplayResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("schemaVersion", 1).put("tool", Tool.current().toString()).put("as", "client").put("file", file)
            .put("speed", speed).put("rate", rate).put("connections", result.connections()).put("sent", result.sent())
            .put("answered", result.answered()).put("errors", result.errors()).put("unanswered", result.unanswered())
            .put("notSent", result.notSent()).put("skipped", result.skipped()).put("planned", result.planned())
            .put("took", result.took()).put("onTime", result.onTime());
        summary(node.putObject("response"), result.response());
        summary(node.putObject("service"), result.service());
        summary(node.putObject("late"), result.late());
        return node;
    }

    private static void summary(ObjectNode node, Histogram times) {
        node.put("count", times.getTotalCount());
        if (times.getTotalCount() > 0) {
            node.put("min", times.getMinValue()).put("mean", Math.round(times.getMean()))
                .put("p50", times.getValueAtPercentile(50)).put("p75", times.getValueAtPercentile(75))
                .put("p90", times.getValueAtPercentile(90)).put("p95", times.getValueAtPercentile(95))
                .put("p99", times.getValueAtPercentile(99)).put("p999", times.getValueAtPercentile(99.9))
                .put("p9999", times.getValueAtPercentile(99.99)).put("max", times.getMaxValue());
        }
    }
}
