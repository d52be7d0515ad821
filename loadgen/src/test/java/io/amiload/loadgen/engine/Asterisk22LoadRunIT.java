// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs against a real Asterisk 22. */
@EnabledIfEnvironmentVariable(named = "AMILOAD_ASTERISK_22", matches = ".+:\\d+",
    disabledReason = "NO REAL ASTERISK 22: set AMILOAD_ASTERISK_22=host:port; testbed/asterisk starts one")
class Asterisk22LoadRunIT extends LoadRunSpecification {

    @Override
    Target target() {
        return RealAsterisk.target("AMILOAD_ASTERISK_22");
    }
}
