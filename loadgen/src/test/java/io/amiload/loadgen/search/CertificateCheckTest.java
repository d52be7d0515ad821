// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.loadgen.search.CapacitySearch.Step;
import io.amiload.loadgen.search.CertificateCheck.Agreement;
import io.amiload.loadgen.search.Trial.Outcome;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {

    private static CertificateCheck check(SimulatedTarget target, double failed) {
        CertificateCheck check = new CertificateCheck(1000, failed, 3);
        for (Step step = check.next(); step != null; step = check.next()) {
            check.accept(target.run(step));
        }
        return check;
    }

    @Test
    void theSameTargetAgrees() {
        CertificateCheck check = check(SimulatedTarget.carrying(1020), 1050);
        assertEquals(Agreement.AGREES, check.agreement());
        assertEquals(4, check.trials().size());
        assertEquals(Agreement.AGREES, check(SimulatedTarget.carrying(5000), Double.NaN).agreement());
    }

    @Test
    void aSlowerOneDoesNotAndIsNotTriedFurther() {
        CertificateCheck check = check(SimulatedTarget.carrying(900), 1050);
        assertEquals(Agreement.LOWER, check.agreement());
        assertEquals(1, check.trials().size());
    }

    @Test
    void aFasterOneDoesNotWhenItHoldsTwice() {
        assertEquals(Agreement.HIGHER, check(SimulatedTarget.carrying(2000), 1050).agreement());
    }

    @Test
    void unsteadyAndInvalidStepsAreRepeated() {
        int[] runs = new int[1];
        assertEquals(Agreement.AGREES, check(new SimulatedTarget(load -> runs[0]++ == 0 ? Outcome.UNSTEADY
            : load <= 1000 ? Outcome.HELD : Outcome.FAILED), 1050).agreement());
        assertEquals(Agreement.LOWER, check(new SimulatedTarget(load -> Outcome.UNSTEADY), 1050).agreement());
        assertEquals(Agreement.INVALID, check(new SimulatedTarget(load -> Outcome.INVALID), 1050).agreement());
    }

    @Test
    void beforeItsEndItSaysNothing() {
        assertEquals(Agreement.UNFINISHED, new CertificateCheck(1000, 1050, 3).agreement());
    }
}
