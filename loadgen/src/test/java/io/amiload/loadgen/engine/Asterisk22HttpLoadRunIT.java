// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs against a real Asterisk 22 over HTTP. */
@EnabledIfEnvironmentVariable(named = "AMILOAD_ASTERISK_22", matches = ".+:\\d+",
    disabledReason = "NO REAL ASTERISK 22: set AMILOAD_ASTERISK_22=host:port; testbed/asterisk starts one")
class Asterisk22HttpLoadRunIT extends HttpLoadRunSpecification {

    private static final Wire WIRE = Wire.of(Transport.HTTP);

    @Override
    Target target() {
        return RealAsterisk.target("AMILOAD_ASTERISK_22", WIRE);
    }

    @Override
    Target plainly() {
        return RealAsterisk.target("AMILOAD_ASTERISK_22");
    }
}
