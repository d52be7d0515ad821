// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.result.Quantity;

/** What a search makes more of. */
public enum Dimension {
    /** Actions (or flows) per second. */
    RATE("rate", 100, 1_000_000, false),
    /** Sessions that receive events. */
    LISTENERS("listeners", 4, 20_000, true),
    /** Sessions that send actions. */
    CONNECTIONS("connections", 4, 20_000, true);

    private final String word;
    private final double from;
    private final double to;
    private final boolean whole;

    Dimension(String word, double from, double to, boolean whole) {
        this.word = word;
        this.from = from;
        this.to = to;
        this.whole = whole;
    }

    /**
     * The word in files and flags.
     *
     * @return for example {@code rate}
     */
    public String word() {
        return word;
    }

    /**
     * Where a search begins unless told otherwise.
     *
     * @return a load
     */
    public double from() {
        return from;
    }

    /**
     * Where it ends at the latest unless told otherwise.
     *
     * @return a load
     */
    public double to() {
        return to;
    }

    /**
     * Tells whether loads are whole numbers.
     *
     * @return true for sessions
     */
    public boolean isWhole() {
        return whole;
    }

    /**
     * A plan with another load.
     *
     * @param plan what is done, in the open model at one rate
     * @param load how much of it
     * @return the plan of a step
     */
    public RunPlan vary(RunPlan plan, double load) {
        Sessions old = plan.sessions();
        Demand demand = plan.demand();
        Sessions sessions = switch (this) {
            case RATE -> old;
            case LISTENERS -> new Sessions(old.connections(), (int) load, old.inFlight(), old.loops());
            case CONNECTIONS -> new Sessions((int) load, old.listeners(), old.inFlight(), old.loops());
        };
        if (this == RATE) {
            demand = new Demand(LoadProfile.constant(load, demand.duration()), demand.duration(), demand.warmup(),
                demand.arrivals(), demand.catchUp(), demand.seed());
        }
        return new RunPlan(plan.name(), plan.target(), plan.credentials(), sessions, demand, plan.scenario(),
            plan.patience(), plan.watch());
    }

    /**
     * A load in words.
     *
     * @param load  how much
     * @param flows whether the plan's rate counts flows
     * @return for example {@code 1,500 actions/s} or {@code 12 listeners}
     */
    public String text(double load, boolean flows) {
        return Quantity.count(load) + (this == RATE ? flows ? " flows/s" : " actions/s"
            : " " + (load == 1 ? word.substring(0, word.length() - 1) : word));
    }
}
