// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.action.CommandAction;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.DbGetResponseEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.CommandResponse;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.manager.response.PingResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manager API of asterisk-java: its connection, its actions and its events. */
class AsteriskJavaManagerTest {

    private static final long TIMEOUT_MILLIS = 30_000;

    private static DefaultManagerConnection connection(Target target, String secret) {
        return new DefaultManagerConnection(target.host(), target.port(), Target.USER, secret);
    }

    private static <T> T await(BlockingQueue<ManagerEvent> events, Class<T> type, Predicate<T> wanted)
            throws InterruptedException {
        for (ManagerEvent event = events.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS); event != null;
                event = events.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
            if (type.isInstance(event) && wanted.test(type.cast(event))) {
                return type.cast(event);
            }
        }
        throw new AssertionError("no such " + type.getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void aWrongSecretIsRefused(Target target) {
        DefaultManagerConnection connection = connection(target, "wrong");
        AuthenticationFailedException refused =
            assertThrows(AuthenticationFailedException.class, connection::login);
        assertEquals("Authentication failed", refused.getMessage());
        assertEquals(ManagerConnectionState.DISCONNECTED, connection.getState());
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void askAndStore(Target target) throws Exception {
        DefaultManagerConnection connection = connection(target, Target.SECRET);
        connection.login();
        try {
            assertTrue(connection.getProtocolIdentifier().startsWith("Asterisk Call Manager/"));
            PingResponse ping = assertInstanceOf(PingResponse.class, connection.sendAction(new PingAction()));
            assertEquals("Pong", ping.getPing());
            CommandResponse version = assertInstanceOf(CommandResponse.class,
                    connection.sendAction(new CommandAction("core show version")));
            assertTrue(version.getResult().get(0).startsWith("Asterisk "), version.getResult().toString());

            String family = "job" + System.nanoTime();
            assertEquals("Success", connection.sendAction(new DbPutAction(family, "key", "va: lue")).getResponse());
            ResponseEvents found = connection.sendEventGeneratingAction(new DbGetAction(family, "key"), TIMEOUT_MILLIS);
            assertEquals("va: lue", found.getEvents().stream().map(DbGetResponseEvent.class::cast).findFirst()
                    .orElseThrow().getVal());
            assertEquals("Success", connection.sendAction(new DbDelAction(family, "key")).getResponse());
            ManagerResponse gone = connection.sendAction(new DbDelAction(family, "key"));
            assertEquals(List.of("Error", "Database entry could not be deleted"), List.of(gone.getResponse(), gone.getMessage()));
        } finally {
            connection.logoff();
        }
        assertEquals(ManagerConnectionState.DISCONNECTED, connection.getState());
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void callSomebodyAndHangUp(Target target) throws Exception {
        DefaultManagerConnection connection = connection(target, Target.SECRET);
        BlockingQueue<ManagerEvent> events = new LinkedBlockingQueue<>();
        connection.addEventListener(events::add);
        connection.login();
        try {
            OriginateAction originate = new OriginateAction();
            originate.setChannel("Local/hold@load/n");
            originate.setApplication("Wait");
            originate.setData("60");
            originate.setCallerId("Job <4711>");
            originate.setVariable("JOB", "done: 1");
            originate.setAsync(true);
            originate.setActionId("job" + System.nanoTime());
            assertEquals("Success", connection.sendAction(originate).getResponse());
            OriginateResponseEvent answered = await(events, OriginateResponseEvent.class,
                    event -> event.getActionId() != null && event.getActionId().endsWith(originate.getActionId()));
            assertTrue(answered.isSuccess());
            assertEquals(4, answered.getReason());
            String channel = answered.getChannel();
            assertTrue(channel.matches("Local/hold@load-[0-9a-f]{8};1"), channel);

            assertEquals("done: 1",
                    connection.sendAction(new GetVarAction(channel, "JOB")).getAttribute("Value"));
            assertEquals("Success", connection.sendAction(new SetVarAction(channel, "JOB", "2")).getResponse());
            assertEquals("2", connection.sendAction(new GetVarAction(channel, "JOB")).getAttribute("Value"));
            StatusEvent status = connection.sendEventGeneratingAction(new StatusAction(channel), TIMEOUT_MILLIS)
                    .getEvents().stream().filter(StatusEvent.class::isInstance).map(StatusEvent.class::cast)
                    .findFirst().orElseThrow();
            assertEquals("Up", status.getChannelStateDesc());
            assertEquals("4711", status.getConnectedLineNum());

            assertEquals("Success", connection.sendAction(new HangupAction(channel, 17)).getResponse());
            // Which of the two channels goes first is chance.
            HangupEvent first = await(events, HangupEvent.class,
                    event -> event.getLinkedId().equals(answered.getUniqueId()));
            HangupEvent second = await(events, HangupEvent.class,
                    event -> event.getLinkedId().equals(answered.getUniqueId()));
            HangupEvent hangup = first.getChannel().equals(channel) ? first : second;
            assertEquals(channel, hangup.getChannel());
            assertEquals(answered.getUniqueId(), hangup.getUniqueId());
            assertEquals(17, hangup.getCause());
            assertEquals("User busy", hangup.getCauseTxt());
        } finally {
            connection.logoff();
        }
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void aCallThatNobodyTakes(Target target) throws Exception {
        DefaultManagerConnection connection = connection(target, Target.SECRET);
        BlockingQueue<ManagerEvent> events = new LinkedBlockingQueue<>();
        connection.addEventListener(events::add);
        connection.login();
        try {
            for (Object[] outcome : new Object[][] {{"busy", 5}, {"congestion", 8}}) {
                OriginateAction originate = new OriginateAction();
                originate.setChannel("Local/" + outcome[0] + "@load/n");
                originate.setApplication("Wait");
                originate.setData("1");
                originate.setAsync(true);
                originate.setActionId("job" + System.nanoTime());
                assertEquals("Success", connection.sendAction(originate).getResponse());
                OriginateResponseEvent failed = await(events, OriginateResponseEvent.class,
                        event -> event.getActionId() != null && event.getActionId().endsWith(originate.getActionId()));
                assertEquals(List.of("Failure", outcome[1]), List.of(failed.getResponse(), failed.getReason()));
            }
        } finally {
            connection.logoff();
        }
    }
}
