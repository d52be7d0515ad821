// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;

/** What the process says to the shell. */
public final class ExitCodes {

    /** Done, and every limit held. */
    public static final int OK = 0;
    /** A mistake of this program. */
    public static final int INTERNAL = 1;
    /** Wrong use: a flag, a file, a scenario. */
    public static final int USAGE = 2;
    /** The target could not be reached, or refused the login. */
    public static final int TARGET = 3;
    /** The measurement must not be trusted. */
    public static final int INVALID = 98;
    /** A limit did not hold, {@code --max-errors} among them. */
    public static final int SLO_FAILED = 99;
    /** Interrupted. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {
    }

    static int of(Verdict verdict, RunOutcome.Ending ending) {
        return switch (verdict.status()) {
            case OK -> OK;
            case SLO_FAILED -> SLO_FAILED;
            case INVALID -> INVALID;
            case PARTIAL -> ending == RunOutcome.Ending.INTERRUPTED ? INTERRUPTED : SLO_FAILED;
        };
    }
}
