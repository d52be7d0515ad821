// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.List;

/** One attempt to find a member for a caller: who is rung, and who next. */
public final class RingRound {

    /** A member, and how late its turn is. */
    static final class Candidate {

        private final Member member;
        private final long metric;
        private boolean tried;

        Candidate(Member member, long metric) {
            this.member = member;
            this.metric = metric;
        }
    }

    private final CallQueue queue;
    private final QueueCaller caller;
    private final List<Candidate> candidates;

    RingRound(CallQueue queue, QueueCaller caller, List<Candidate> candidates) {
        this.queue = queue;
        this.caller = caller;
        this.candidates = candidates;
    }

    /**
     * Takes whom to ring next: one member, or with {@link Strategy#RINGALL} all that share the lowest penalty. A member
     * that may not be rung is passed over.
     *
     * @param now the time
     * @return nobody if there is nobody left
     */
    public List<Member> next(long now) {
        List<Member> ring = new ArrayList<>();
        for (Candidate best = best(); best != null && ring.isEmpty(); best = best()) {
            for (Candidate candidate : candidates) {
                boolean turn = queue.settings().strategy() == Strategy.RINGALL
                        ? candidate.metric <= best.metric : candidate == best;
                if (turn && !candidate.tried) {
                    candidate.tried = true;
                    if (canRing(candidate.member, now)) {
                        ring.add(candidate.member);
                    }
                }
            }
        }
        return ring;
    }

    /** The round is over. */
    public void end() {
        Candidate next = best();
        queue.tried(caller, next == null ? -1 : next.metric);
    }

    private Candidate best() {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (!candidate.tried && (best == null || candidate.metric < best.metric)) {
                best = candidate;
            }
        }
        return best;
    }

    private boolean canRing(Member member, long now) {
        boolean idle = member.status() == DeviceState.NOT_INUSE || member.status() == DeviceState.UNKNOWN;
        return !member.isPaused() && !member.wrapsUp(queue.settings().wrapUp(), now)
                && (member.ringsInUse() || idle && !member.isBeingRung());
    }
}
