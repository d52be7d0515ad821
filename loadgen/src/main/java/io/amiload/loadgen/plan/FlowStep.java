// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.List;

/** One step of a flow. */
public sealed interface FlowStep {

    /** A step that has a name, can fail, and is measured under its name. */
    sealed interface Named extends FlowStep {

        /**
         * What the step is called in results.
         *
         * @return unique in its flow
         */
        String name();

        /**
         * What it keeps of the message that ends it.
         *
         * @return may be empty
         */
        List<Capture> captures();
    }

    /**
     * Sends an action and waits for its end.
     *
     * @param action   what to send
     * @param captures what to keep of its response; of its OriginateResponse if that is what ends it
     */
    record Send(ScenarioAction action, List<Capture> captures) implements Named {

        /** Copies the list. */
        public Send {
            captures = List.copyOf(captures);
        }

        @Override
        public String name() {
            return action.name();
        }
    }

    /**
     * Waits for an event.
     *
     * @param name     what it is called in results
     * @param event    the event's name
     * @param where    headers that must have these values; at least one
     * @param captures what to keep of it
     * @param timeout  how long to wait, or null for what the run says
     */
    record Await(String name, String event, List<Header> where, List<Capture> captures, Duration timeout)
        implements Named {

        /** Copies the lists. */
        public Await {
            where = List.copyOf(where);
            captures = List.copyOf(captures);
            if (where.isEmpty()) {
                throw new PlanException("the wait " + name + " must say which " + event + " it waits for");
            }
        }
    }

    /**
     * Lets time pass: evenly spread between two lengths.
     *
     * @param least the shortest
     * @param most  the longest
     */
    record Think(Duration least, Duration most) implements FlowStep {

        /** Checks the order. */
        public Think {
            if (least.compareTo(most) > 0) {
                throw new PlanException("the think time " + Durations.format(least) + ".." + Durations.format(most)
                    + " runs backwards");
            }
        }
    }
}
