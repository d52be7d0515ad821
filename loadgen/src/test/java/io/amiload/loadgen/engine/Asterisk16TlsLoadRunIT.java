// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs against a real Asterisk 16 over TLS. */
@EnabledIfEnvironmentVariable(named = "AMILOAD_ASTERISK_16", matches = ".+:\\d+",
    disabledReason = "NO REAL ASTERISK 16: set AMILOAD_ASTERISK_16=host:port; testbed/asterisk starts one")
class Asterisk16TlsLoadRunIT extends AsteriskTlsSpecification {

    Asterisk16TlsLoadRunIT() {
        super("AMILOAD_ASTERISK_16");
    }
}
