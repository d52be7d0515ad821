// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.TlsSettings;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs against a real Asterisk 16 over HTTPS, whose certificate is taken as it is. */
@EnabledIfEnvironmentVariable(named = "AMILOAD_ASTERISK_16", matches = ".+:\\d+",
    disabledReason = "NO REAL ASTERISK 16: set AMILOAD_ASTERISK_16=host:port; testbed/asterisk starts one")
class Asterisk16HttpsLoadRunIT extends HttpLoadRunSpecification {

    private static final Wire WIRE = Wire.of(Transport.HTTPS)
        .with(new TlsSettings(false, List.of(), TlsSettings.RECORD_BYTES));

    @Override
    Target target() {
        return RealAsterisk.target("AMILOAD_ASTERISK_16", WIRE);
    }

    @Override
    Target plainly() {
        return RealAsterisk.target("AMILOAD_ASTERISK_16");
    }
}
