// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiName;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;
import io.amiload.emulator.queue.QueueSettings;
import io.amiload.emulator.setup.ServerLog;
import io.amiload.emulator.state.BucketOrder;
import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All queues, and what is told of them when they or the devices of their members change. */
public final class Queues implements Devices.Watcher {

    private final Pbx pbx;
    private final QueueEvents events;
    private final Map<String, CallQueue> byName = new LinkedHashMap<>();
    private List<CallQueue> inOrder;
    /** The devices of all members that ever were, so that the changes of all others cost nothing. */
    private final Set<String> watched = new HashSet<>();

    Queues(Pbx pbx) throws ConfigException {
        this.pbx = pbx;
        events = new QueueEvents(pbx.events);
        for (QueueSettings queue : pbx.options.queues().read(this::warn)) {
            byName.put(key(queue.name()), new CallQueue(queue, now()));
        }
        inOrder = sorted();
        byName.values().forEach(this::watch);
        pbx.devices.watch(this);
    }

    private void warn(String line) {
        ServerLog.log(System.Logger.Level.WARNING, line);
    }

    private List<CallQueue> sorted() {
        return BucketOrder.sort(byName.values(), CallQueue::name, BucketOrder::ofQueue);
    }

    private void watch(CallQueue queue) {
        for (Member member : queue.members()) {
            watched.add(key(member.watched()));
            member.status(pbx.devices.state(member.watched()));
            tellPause(queue, member);
        }
        // A real server learns of it with the first change of a member's device; this one is as if it had come.
        tellAvailable(queue);
    }

    /**
     * Reads the file again, if the queues come from one. One that is wrong changes nothing.
     *
     * @param name       the queue that is meant; empty for all
     * @param members    whether members of the file come and go
     * @param parameters whether all else is taken over, and queues come and go
     */
    public void reload(String name, boolean members, boolean parameters) {
        List<QueueSettings> said;
        try {
            said = pbx.options.queues().read(this::warn);
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.ERROR, e.getMessage() + "; everything stays as it was");
            return;
        }
        if (parameters) {
            byName.values().removeIf(queue -> isMeant(queue.name(), name) && queue.length() == 0
                    && said.stream().noneMatch(settings -> settings.name().equalsIgnoreCase(queue.name())));
        }
        for (QueueSettings settings : said) {
            if (isMeant(settings.name(), name)) {
                take(settings, members, parameters);
            }
        }
        inOrder = sorted();
    }

    private static boolean isMeant(String queue, String name) {
        return name.isEmpty() || queue.equalsIgnoreCase(name);
    }

    private void take(QueueSettings settings, boolean members, boolean parameters) {
        CallQueue queue = find(settings.name());
        if (queue == null) {
            if (parameters) {
                queue = new CallQueue(settings, now());
                byName.put(key(settings.name()), queue);
                watch(queue);
            }
            return;
        }
        if (parameters) {
            queue.apply(settings);
        }
        if (members) {
            queue.applyMembers(settings, now());
            watch(queue);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public QueueEvents events() {
        return events;
    }

    /** All queues, in Asterisk's order. */
    public List<CallQueue> list() {
        return inOrder;
    }

    /** The queue of a name; all of them for an empty name; none for one that is not there. */
    public List<CallQueue> named(String name) {
        if (name.isEmpty()) {
            return inOrder;
        }
        CallQueue queue = find(name);
        return queue == null ? List.of() : List.of(queue);
    }

    /** A queue by name, in any case; null if there is none. */
    public CallQueue find(String name) {
        return byName.get(key(name));
    }

    /** Seconds since 1970. */
    public long now() {
        return pbx.clock.micros() / 1_000_000;
    }

    @Override
    public void deviceChanged(String device, DeviceState state) {
        if (!watched.contains(key(device))) {
            return;
        }
        for (CallQueue queue : inOrder) {
            boolean found = false;
            for (Member member : queue.members()) {
                if (member.watched().equalsIgnoreCase(device)) {
                    found = true;
                    update(queue, member, state);
                }
            }
            if (found) {
                tellAvailable(queue);
            }
        }
    }

    private void update(CallQueue queue, Member member, DeviceState state) {
        if (member.status() != state) {
            member.status(state);
            events.member(AmiName.QUEUE_MEMBER_STATUS, queue, member);
        }
    }

    /** Adds a member that came while the server runs. */
    public void added(CallQueue queue, Member member) {
        watched.add(key(member.watched()));
        member.status(pbx.devices.state(member.watched()));
        tellPause(queue, member);
        pbx.devices.tell(pbx.calls.events);
        events.member(AmiName.QUEUE_MEMBER_ADDED, queue, member);
        if (!member.isPaused()) {
            tellAvailable(queue);
        }
    }

    public void removed(CallQueue queue, Member member) {
        queue.remove(member);
        events.member(AmiName.QUEUE_MEMBER_REMOVED, queue, member);
        tellAvailable(queue);
    }

    /** Begins or ends a member's break. */
    public void pause(CallQueue queue, Member member, boolean paused, String reason) {
        boolean keepsReason = paused || pbx.options.version().keepsUnpauseReason();
        member.pause(paused, keepsReason ? reason : "", now());
        tellPause(queue, member);
        tellAvailable(queue);
        pbx.devices.tell(pbx.calls.events);
        events.pause(queue, member, pbx.options.version().keepsUnpauseReason() ? "" : reason);
    }

    /** Pauses a member that did not answer, where the queue says so. */
    void punish(CallQueue queue, Member member) {
        QueueSettings.AutoPause autoPause = queue.settings().autoPause();
        if (autoPause == QueueSettings.AutoPause.YES) {
            pause(queue, member, true, "Auto-Pause");
        } else if (autoPause == QueueSettings.AutoPause.ALL) {
            for (Membership found : members("", member.device())) {
                pause(found.queue(), found.member(), true, "Auto-Pause");
            }
        }
    }

    private void tellPause(CallQueue queue, Member member) {
        pbx.devices.set(device(queue, "_pause_" + member.device()),
                member.isPaused() ? DeviceState.INUSE : DeviceState.NOT_INUSE);
    }

    /** A queue counts as in use while nobody could take a call. */
    void tellAvailable(CallQueue queue) {
        pbx.devices.set(device(queue, "_avail"),
                queue.hasAvailable(now()) ? DeviceState.NOT_INUSE : DeviceState.INUSE);
    }

    /** A queue rings while somebody waits in it. */
    void tellLength(CallQueue queue) {
        pbx.devices.set(device(queue, ""), queue.length() > 0 ? DeviceState.RINGING : DeviceState.NOT_INUSE);
    }

    private static String device(CallQueue queue, String suffix) {
        return "Queue:" + queue.name() + suffix;
    }

    /** The members with an interface, of one queue or of all. */
    public List<Membership> members(String queueName, String device) {
        List<Membership> found = new ArrayList<>();
        for (CallQueue queue : named(queueName)) {
            Member member = queue.member(device);
            if (member != null) {
                found.add(new Membership(queue, member));
            }
        }
        return found;
    }

    /** A member and the queue it is one of. */
    public record Membership(CallQueue queue, Member member) {
    }
}
