// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.live.AsteriskQueue;
import org.asteriskjava.live.DefaultAsteriskServer;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueParamsEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queues, as asterisk-java's manager API changes them and its live API sees them. */
class AsteriskJavaQueueTest {

    private static final String QUEUE = "support";
    private static final long TIMEOUT_MILLIS = 30_000;

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void aMemberComesRestsAndGoes(Target target) throws Exception {
        DefaultManagerConnection connection =
            new DefaultManagerConnection(target.host(), target.port(), Target.USER, Target.SECRET);
        String member = "Local/job" + System.nanoTime() + "@load/n";
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        connection.addEventListener(event -> {
            if (event instanceof QueueMemberAddedEvent added && added.getInterface().equals(member)) {
                seen.add("added " + added.getQueue() + " " + added.getMemberName() + " " + added.getPenalty());
            } else if (event instanceof QueueMemberRemovedEvent removed && removed.getInterface().equals(member)) {
                seen.add("removed " + removed.getQueue());
            }
        });
        connection.login();
        try {
            QueueAddAction add = new QueueAddAction(QUEUE, member, 7);
            add.setMemberName("Job");
            assertEquals("Added interface to queue", connection.sendAction(add).getMessage());
            assertEquals("added support Job 7", seen.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
            assertEquals("Unable to add interface: Already there", connection.sendAction(add).getMessage());
            assertEquals("Interface paused successfully",
                    connection.sendAction(new QueuePauseAction(member, QUEUE, true)).getMessage());

            List<String> status = new ArrayList<>();
            QueueStatusAction ask = new QueueStatusAction();
            ask.setQueue(QUEUE);
            connection.sendEventGeneratingAction(ask, TIMEOUT_MILLIS).getEvents().forEach(event -> {
                if (event instanceof QueueParamsEvent queue) {
                    status.add(queue.getQueue() + " " + queue.getStrategy());
                } else if (event instanceof QueueMemberEvent one && member.equals(one.getInterface())) {
                    status.add(one.getName() + " " + one.getMembership() + " " + one.getPenalty() + " " + one.getPaused());
                }
            });
            assertEquals(List.of("support ringall", "Job dynamic 7 true"), status);

            assertEquals("Removed interface from queue",
                    connection.sendAction(new QueueRemoveAction(QUEUE, member)).getMessage());
            assertEquals("removed support", seen.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
            assertEquals("Unable to remove interface: Not there",
                    connection.sendAction(new QueueRemoveAction(QUEUE, member)).getMessage());
        } finally {
            connection.logoff();
        }
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void theLiveApiListsThem(Target target) throws Exception {
        DefaultAsteriskServer server =
            new DefaultAsteriskServer(target.host(), target.port(), Target.USER, Target.SECRET);
        server.initialize();
        try {
            AsteriskQueue queue = server.getQueues().stream().filter(one -> one.getName().equals(QUEUE)).findFirst()
                    .orElse(null);
            assertNotNull(queue, "the queue of the testbed, which is built into the emulator");
            assertEquals("ringall", queue.getStrategy());
            assertTrue(queue.getMembers().stream().anyMatch(one -> one.getLocation().equals("Local/hold@load/n")),
                    queue.getMembers().toString());
        } finally {
            server.shutdown();
        }
    }
}
