// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import io.amiload.emulator.state.BucketOrder;
import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One queue: its members, those who wait, and what it has counted. */
public final class CallQueue {

    /** Why somebody cannot join. */
    public enum Refusal {
        /** As many as may wait do. */
        FULL,
        /** No member counts. */
        JOINEMPTY
    }

    private QueueSettings settings;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<QueueCaller> callers = new ArrayList<>();
    private final QueueCounts counts = new QueueCounts();
    private int nextPosition;
    private boolean wrapped;

    /**
     * Makes a queue with the members that its settings name.
     *
     * @param settings what the file says
     * @param now the time
     */
    public CallQueue(QueueSettings settings, long now) {
        this.settings = settings;
        applyMembers(settings, now);
    }

    /**
     * Takes over everything that a file says but for the members.
     *
     * @param changed what it says now
     */
    public void apply(QueueSettings changed) {
        settings = changed;
    }

    /**
     * Takes over the members that a file names. Those that it named before and names no longer go; those that came
     * while the server ran stay, as does who is named as before.
     *
     * @param changed what it says now
     * @param now the time
     */
    public void applyMembers(QueueSettings changed, long now) {
        Map<String, Member> before = new LinkedHashMap<>(members);
        members.values().removeIf(member -> !member.isDynamic());
        for (QueueSettings.MemberLine line : changed.members()) {
            Member member = new Member(line.device(), line.stateDevice(), line.name(), false, line.penalty(),
                    line.wrapUp(), line.ringsInUse() == null ? changed.ringsInUse() : line.ringsInUse(), now);
            if (line.paused()) {
                member.pause(true, "", now);
            }
            Member known = before.get(key(line.device()));
            boolean same = known != null && !known.isDynamic() && known.name().equals(member.name())
                    && known.stateDevice().equals(member.stateDevice());
            if (same) {
                known.penalty(member.penalty());
                known.ringsInUse(member.ringsInUse());
            }
            // Of two lines for the same interface the last one counts.
            members.remove(key(line.device()));
            add(same ? known : member);
        }
    }

    private static String key(String device) {
        return device.toLowerCase(Locale.ROOT);
    }

    /**
     * Gives what the file says.
     *
     * @return the settings
     */
    public QueueSettings settings() {
        return settings;
    }

    /**
     * Gives the name.
     *
     * @return as the file spells it
     */
    public String name() {
        return settings.name();
    }

    /**
     * Gives what was counted.
     *
     * @return the counts, which go on
     */
    public QueueCounts counts() {
        return counts;
    }

    /**
     * Gives the members, in the order in which Asterisk lists them.
     *
     * @return a copy
     */
    public List<Member> members() {
        return settings.strategy().keepsOrder() ? new ArrayList<>(members.values())
                : BucketOrder.sort(members.values(), Member::device, BucketOrder::ofMember);
    }

    /**
     * Finds a member.
     *
     * @param device its interface; case does not matter
     * @return the member, or null
     */
    public Member member(String device) {
        return members.get(key(device));
    }

    /**
     * Adds a member, unless one with its interface is there.
     *
     * @param member the member
     * @return whether it was added
     */
    public boolean add(Member member) {
        return members.putIfAbsent(key(member.device()), member) == null;
    }

    /**
     * Takes a member out.
     *
     * @param member the member
     */
    public void remove(Member member) {
        members.remove(key(member.device()));
    }

    /**
     * Gives those who wait, the next one first.
     *
     * @return a copy
     */
    public List<QueueCaller> callers() {
        return new ArrayList<>(callers);
    }

    /**
     * Counts those who wait.
     *
     * @return how many
     */
    public int length() {
        return callers.size();
    }

    /**
     * Tells whether no member counts.
     *
     * @param conditions which do not
     * @param now the time
     * @return whether the queue is empty in this sense; never without conditions
     */
    public boolean isEmpty(Set<EmptyWhen> conditions, long now) {
        if (conditions.isEmpty()) {
            return false;
        }
        for (Member member : members.values()) {
            if (EmptyWhen.counts(conditions, member, settings.wrapUp(), now)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells why nobody can join now.
     *
     * @param now the time
     * @return the reason, or null if somebody can
     */
    public Refusal refusal(long now) {
        if (isEmpty(settings.joinEmpty(), now)) {
            return Refusal.JOINEMPTY;
        }
        return settings.maxLength() > 0 && callers.size() >= settings.maxLength() ? Refusal.FULL : null;
    }

    /**
     * Lets somebody wait: behind all of the same or a higher priority.
     *
     * @param caller who
     */
    public void join(QueueCaller caller) {
        int at = callers.size();
        while (at > 0 && callers.get(at - 1).priority() < caller.priority()) {
            at--;
        }
        callers.add(at, caller);
        number();
    }

    /**
     * Somebody waits no longer; keeps the position it had.
     *
     * @param caller who
     */
    public void leave(QueueCaller caller) {
        callers.remove(caller);
        number();
    }

    /**
     * Gives somebody another priority.
     *
     * @param caller who
     * @param priority the new one
     * @param move whether to go to the place that belongs to it, rather than to keep the place
     */
    public void changePriority(QueueCaller caller, int priority, boolean move) {
        caller.priority(priority);
        if (move) {
            callers.remove(caller);
            join(caller);
        }
    }

    private void number() {
        for (int i = 0; i < callers.size(); i++) {
            callers.get(i).position(i + 1);
        }
    }

    /**
     * Tells whether members may be rung for somebody.
     *
     * @param caller who waits
     * @param now the time
     * @return whether it is their turn
     */
    public boolean isTurnOf(QueueCaller caller, long now) {
        int available = available(now);
        int ahead = 0;
        for (QueueCaller other : callers) {
            if (other == caller) {
                return ahead < available && (settings.autoFill() || caller.position() == 1);
            }
            if (settings.autoFill() && !other.isPending() || !settings.autoFill()) {
                ahead++;
            }
        }
        return false;
    }

    /** How many members could take a call; where all are rung for the same caller, whether one could. */
    private int available(long now) {
        int available = 0;
        for (Member member : members.values()) {
            if (member.isAvailable(settings.wrapUp(), now)) {
                available++;
                if (!settings.autoFill() || settings.strategy() == Strategy.RINGALL) {
                    break;
                }
            }
        }
        return available;
    }

    /**
     * Tells whether a member could take a call.
     *
     * @param now the time
     * @return whether one could
     */
    public boolean hasAvailable(long now) {
        return available(now) > 0;
    }

    /**
     * Counts members whose device can be reached.
     *
     * @return what QueueSummary calls {@code LoggedIn}
     */
    public int loggedIn() {
        int count = 0;
        for (Member member : members.values()) {
            if (member.status() != DeviceState.INVALID && member.status() != DeviceState.UNAVAILABLE) {
                count++;
            }
        }
        return count;
    }

    /**
     * Counts members that are idle and take no break.
     *
     * @return what QueueSummary calls {@code Available}
     */
    public int idle() {
        int count = 0;
        for (Member member : members.values()) {
            boolean idle = member.status() == DeviceState.NOT_INUSE || member.status() == DeviceState.UNKNOWN;
            if (idle && !member.isPaused()) {
                count++;
            }
        }
        return count;
    }

    /**
     * Plans whom to ring for somebody, and in which order.
     *
     * @param caller who waits
     * @param now the time
     * @param random for the strategies that draw lots
     * @return the plan
     */
    public RingRound ring(QueueCaller caller, long now, Random random) {
        List<RingRound.Candidate> candidates = new ArrayList<>();
        int position = 0;
        for (Member member : members()) {
            candidates.add(new RingRound.Candidate(member, metric(caller, member, position++, now, random)));
        }
        // Asterisk puts each in front of those before, so of equals the last one comes first.
        Collections.reverse(candidates);
        return new RingRound(this, caller, candidates);
    }

    /** The lower, the sooner the member is rung. */
    private long metric(QueueCaller caller, Member member, int position, long now, Random random) {
        boolean penalties = members.size() > settings.penaltyMembersLimit();
        long penalty = penalties ? member.penalty() * 1_000_000L : 0;
        switch (settings.strategy()) {
            case RRMEMORY:
            case RRORDERED:
                wrapped |= position > nextPosition;
                return (position < nextPosition ? 1000 + position : position) + penalty;
            case LINEAR:
                return (position < caller.linearPosition ? 1000 + position : position) + penalty;
            case RANDOM:
                return random.nextInt(1000) + penalty;
            case WRANDOM:
                return random.nextInt((1 + member.penalty()) * 1000);
            case FEWESTCALLS:
                return member.calls() + penalty;
            case LEASTRECENT:
                return (member.lastCall() == 0 ? 0 : 1_000_000 - (now - member.lastCall())) + penalty;
            default:
                return penalty;
        }
    }

    /**
     * A round of ringing is over; the next one of a strategy with a memory goes on behind it.
     *
     * @param next the metric of who would have been rung next, or a negative number if all have been
     */
    void tried(QueueCaller caller, long next) {
        switch (settings.strategy()) {
            case RRMEMORY:
            case RRORDERED:
                nextPosition = next >= 0 ? (int) (next % 1000) : wrapped ? 0 : nextPosition + 1;
                wrapped = false;
                break;
            case LINEAR:
                caller.linearPosition = next >= 0 ? (int) (next % 1000)
                        : caller.linearPosition + 1 < members.size() ? caller.linearPosition + 1 : 0;
                break;
            default:
                break;
        }
    }

    /** Forgets what was counted, also of the members. */
    public void reset() {
        counts.reset();
        members.values().forEach(Member::reset);
    }
}
