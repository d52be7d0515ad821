// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.asteriskjava.live.AsteriskChannel;
import org.asteriskjava.live.CallerId;
import org.asteriskjava.live.ChannelState;
import org.asteriskjava.live.DefaultAsteriskServer;
import org.asteriskjava.live.HangupCause;
import org.asteriskjava.live.LiveException;
import org.asteriskjava.live.NoSuchChannelException;
import org.asteriskjava.live.OriginateCallback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The live API of asterisk-java: a model of the server that it builds from lists, and keeps by events. */
class AsteriskJavaLiveTest {

    private static final long TIMEOUT_MILLIS = 30_000;

    private static DefaultAsteriskServer connect(Target target) throws Exception {
        DefaultAsteriskServer server =
            new DefaultAsteriskServer(target.host(), target.port(), Target.USER, Target.SECRET);
        server.initialize();
        return server;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("never: " + what);
            }
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void itKnowsTheServer(Target target) throws Exception {
        DefaultAsteriskServer server = connect(target);
        try {
            assertTrue(server.getVersion().startsWith("Asterisk " + target.name().replaceAll("\\D", "") + "."),
                    server.getVersion());
            String name = "JOB" + System.nanoTime();
            server.setGlobalVariable(name, "one");
            assertEquals("one", server.getGlobalVariable(name));
            assertTrue(server.executeCliCommand("core show uptime").get(0).startsWith("System uptime: "));
        } finally {
            server.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void itFollowsACall(Target target) throws Exception {
        DefaultAsteriskServer server = connect(target);
        try {
            Outcome outcome = new Outcome();
            server.originateToApplicationAsync("Local/hold@load/n", "Wait", "60", TIMEOUT_MILLIS,
                    new CallerId("Job", "4711"), new HashMap<>(Map.of("JOB", "one")), outcome);
            // It decides by what it knows of the channel when OriginateResponse comes, and that may be before Newstate.
            assertTrue(List.of("success", "no answer").contains(outcome.await()));
            AsteriskChannel channel = outcome.channel;
            assertTrue(channel.getName().matches("Local/hold@load-[0-9a-f]{8};1"), channel.getName());
            await("up", () -> channel.getState() == ChannelState.UP);
            assertTrue(server.getChannels().contains(channel));
            assertEquals("one", channel.getVariable("JOB"));
            channel.setVariable("JOB", "two");
            assertEquals("two", channel.getVariable("JOB"));
            AsteriskChannel other = server.getChannelByName(channel.getName().replace(";1", ";2"));
            assertNotNull(other);
            assertEquals("load", other.getFirstExtension().getContext());

            channel.hangup(HangupCause.AST_CAUSE_NORMAL_CLEARING);
            await("hung up", () -> channel.getState() == ChannelState.HUNGUP);
            await("the other one, too", () -> other.getState() == ChannelState.HUNGUP);
            assertEquals(16, channel.getHangupCause().getCode());
            assertEquals("Normal Clearing", channel.getHangupCauseText());
        } finally {
            server.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void itTellsOfCallsThatFail(Target target) throws Exception {
        DefaultAsteriskServer server = connect(target);
        try {
            // For what it takes a failed call depends on which of several events comes first.
            List<String> failed = List.of("busy", "failure", "no answer");
            assertTrue(failed.contains(outcome(server, "Local/busy@load/n")));
            assertTrue(failed.contains(outcome(server, "Local/congestion@load/n")));
            assertThrows(NoSuchChannelException.class,
                    () -> server.originateToApplication("None/such", "Wait", "1", 5_000));
        } finally {
            server.shutdown();
        }
    }

    private static String outcome(DefaultAsteriskServer server, String channel) throws Exception {
        Outcome outcome = new Outcome();
        server.originateToApplicationAsync(channel, "Wait", "1", TIMEOUT_MILLIS, outcome);
        return outcome.await();
    }

    /** What became of a call. */
    private static final class Outcome implements OriginateCallback {

        private final BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
        private volatile AsteriskChannel channel;

        String await() throws InterruptedException {
            return outcome.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void onDialing(AsteriskChannel dialed) {
            // Not an outcome.
        }

        @Override
        public void onSuccess(AsteriskChannel answered) {
            channel = answered;
            outcome.add("success");
        }

        @Override
        public void onNoAnswer(AsteriskChannel silent) {
            channel = silent;
            outcome.add("no answer");
        }

        @Override
        public void onBusy(AsteriskChannel busy) {
            outcome.add("busy");
        }

        @Override
        public void onFailure(LiveException cause) {
            outcome.add("failure");
        }
    }
}
