// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.ClientStatus;
import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Secret;
import io.amiload.loadgen.record.CapturedEvents;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/** Plays the server of a recording with the emulator, and watches how far behind its clients fall. */
final class ReplayServer {

    /**
     * What the flags say.
     *
     * @param bind       address to listen on
     * @param port       port, or 0
     * @param user       account; null for admin with a new secret
     * @param secret     of the account
     * @param clients    begins when so many are logged in
     * @param graceNanos how long clients may catch up at the end
     * @param json       whether to print JSON
     */
    record Settings(String bind, int port, String user, Secret secret, int clients, long graceNanos, boolean json) {
    }

    private static final int SAMPLE_MILLIS = 20;
    /** Nobody is cut for being slow: how slow they are is what is to be seen. */
    private static final Duration PATIENCE = Duration.ofHours(1);
    /** So late is the machine's business; later, and the times are not the recorded ones any more. */
    private static final long LATE_LIMIT = TimeUnit.MILLISECONDS.toNanos(100);

    /** One client, as far as it has been seen. */
    private static final class Lag {

        private ClientStatus last;
        private long longestBehind;
        private int mostQueued;
        private long behindAtEnd;
        private boolean gone;
    }

    private final Console console;
    private final Settings settings;
    private final Map<String, Lag> lags = new LinkedHashMap<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);

    ReplayServer(Console console, Settings settings) {
        this.console = console;
        this.settings = settings;
    }

    int run(CapturedEvents events, double speed, double rate) throws IOException, InterruptedException {
        CtrlC.runs(interrupted::countDown);
        try (EmulatedAsterisk emulator = start(events)) {
            if (settings.user() == null) {
                people().println("account: admin, secret: " + emulator.secret());
            }
            people().println("ready: tcp " + emulator.host() + ":" + emulator.port());
            while (loggedIn(emulator) < settings.clients()) {
                if (interrupted.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return ExitCodes.INTERRUPTED;
                }
            }
            return play(emulator, events, speed, rate);
        }
    }

    /** Where to say what is not the result. */
    private PrintStream people() {
        return settings.json() ? console.err() : console.out();
    }

    private EmulatedAsterisk start(CapturedEvents events) {
        try {
            var builder = EmulatedAsterisk.builder().version(version(events)).port(settings.port())
                .bind(InetAddress.getByName(settings.bind())).writeTimeout(PATIENCE);
            if (settings.user() != null) {
                builder.account(settings.user(), settings.secret().reveal(), "all", "all");
            }
            return builder.start();
        } catch (IOException e) {
            throw new PlanException(e.getMessage());
        }
    }

    /** The newest that says of the protocol what the recorded one did. */
    private static AsteriskVersion version(CapturedEvents events) {
        AsteriskVersion found = AsteriskVersion.V22;
        for (AsteriskVersion version : AsteriskVersion.values()) {
            if (version.manager().equals(events.managerVersion()) && !AsteriskVersion.V22.manager()
                    .equals(events.managerVersion())) {
                found = version;
            }
        }
        return found;
    }

    private static long loggedIn(EmulatedAsterisk emulator) {
        return emulator.clients().stream().filter(client -> !client.account().isEmpty()).count();
    }

    private int play(EmulatedAsterisk emulator, CapturedEvents events, double speed, double rate)
        throws IOException, InterruptedException {
        LongUnaryOperator arrival = rate > 0 ? events.at(rate) : events.timed();
        double times = rate > 0 ? 1 : speed;
        CompletableFuture<Integer> replay = arrival == null ? emulator.replay(events.bytes(), times)
            : emulator.replay(events.bytes(), arrival, times);
        // Behind the call, which reads the capture before it begins.
        long begin = System.nanoTime();
        // The last event's time is known to the sampler only to within its interval, so the replay itself says it.
        CompletableFuture<Long> ended = replay.thenApply(count -> System.nanoTime());
        boolean stopped = false;
        while (!ended.isDone() && !stopped) {
            sample(emulator, false);
            stopped = interrupted.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        }
        long took = (stopped ? System.nanoTime() : ended.join()) - begin;
        sample(emulator, true);
        long drained = drain(emulator);
        int count = stopped ? -1 : replay.join();
        long planned = planned(events, arrival, times);
        if (settings.json()) {
            console.out().print(ResultFolder.text(document(count, planned, took, drained)));
            console.out().flush();
        } else {
            print(count, planned, took);
        }
        if (stopped) {
            return ExitCodes.INTERRUPTED;
        }
        if (planned >= 0 && took > planned + LATE_LIMIT && !Double.isInfinite(times)) {
            console.err().println("amiload replay: this program ended " + Quantity.nanos(took - planned)
                + " late itself: these are not the recorded times");
            return ExitCodes.INVALID;
        }
        return ExitCodes.OK;
    }

    private static long planned(CapturedEvents events, LongUnaryOperator arrival, double times) {
        if (arrival == null) {
            return -1;
        }
        int[] ends = events.ends();
        return (long) ((arrival.applyAsLong(ends[ends.length - 1]) - arrival.applyAsLong(ends[0])) / times);
    }

    private void sample(EmulatedAsterisk emulator, boolean atEnd) {
        lags.values().forEach(lag -> lag.gone = true);
        for (ClientStatus client : emulator.clients()) {
            if (client.account().isEmpty()) {
                continue;
            }
            Lag lag = lags.computeIfAbsent(client.address(), address -> new Lag());
            lag.last = client;
            lag.gone = client.cut();
            lag.longestBehind = Math.max(lag.longestBehind, client.behind().toNanos());
            lag.mostQueued = Math.max(lag.mostQueued, client.queuedBytes());
            if (atEnd) {
                lag.behindAtEnd = client.behind().toNanos();
            }
        }
    }

    /** Waits until all have caught up. Returns how long that took, or −1 if they did not. */
    private long drain(EmulatedAsterisk emulator) throws InterruptedException {
        long start = System.nanoTime();
        while (lags.values().stream().anyMatch(lag -> !lag.gone && lag.last.queuedBytes() > 0)) {
            if (System.nanoTime() - start > settings.graceNanos()
                || interrupted.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                return -1;
            }
            sample(emulator, false);
        }
        return System.nanoTime() - start;
    }

    private void print(int count, long planned, long took) {
        console.out().println((count < 0 ? "interrupted after " : "sent " + Quantity.count(count) + " events in ")
            + Quantity.nanos(took) + (planned < 0 ? "" : " (recorded times: " + Quantity.nanos(planned) + ")"));
        console.out().println(String.format(Locale.ROOT, "%-22s %-16s %12s %12s %12s %12s %12s", "client", "account",
            "sent B", "queued B max", "behind max", "at the end", "stall"));
        lags.forEach((address, lag) -> console.out().println(String.format(Locale.ROOT,
            "%-22s %-16s %12d %12d %12s %12s %12s  %s", address, lag.last.account(), lag.last.sentBytes(),
            lag.mostQueued, Quantity.nanos(lag.longestBehind), Quantity.nanos(lag.behindAtEnd),
            Quantity.nanos(lag.last.longestStall().toNanos()), remark(lag)).stripTrailing()));
    }

    private static String remark(Lag lag) {
        String words = lag.last.cut() ? "cut" : lag.last.wouldBeCut() ? "would be cut" : "";
        return lag.gone && !lag.last.cut() ? (words.isEmpty() ? "" : words + ", ") + "left" : words;
    }

    private ObjectNode document(int count, long planned, long took, long drained) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("schemaVersion", 1).put("tool", Tool.current().toString()).put("as", "server");
        putKnown(node, "events", count);
        putKnown(node, "planned", planned);
        node.put("took", took);
        long late = count < 0 || planned < 0 ? -1 : Math.max(0, took - planned);
        putKnown(node, "late", late);
        node.put("onTime", late <= LATE_LIMIT);
        putKnown(node, "caughtUpAfter", drained);
        ArrayNode clients = node.putArray("clients");
        lags.forEach((address, lag) -> clients.addObject().put("address", address).put("account", lag.last.account())
            .put("sentBytes", lag.last.sentBytes()).put("mostQueuedBytes", lag.mostQueued)
            .put("longestBehind", lag.longestBehind).put("behindAtEnd", lag.behindAtEnd)
            .put("longestStall", lag.last.longestStall().toNanos()).put("cut", lag.last.cut())
            .put("wouldBeCut", lag.last.wouldBeCut()).put("left", lag.gone && !lag.last.cut()));
        return node;
    }

    private static void putKnown(ObjectNode node, String name, long value) {
        if (value < 0) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
