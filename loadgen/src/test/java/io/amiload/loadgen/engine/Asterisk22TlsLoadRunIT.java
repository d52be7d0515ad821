// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs against a real Asterisk 22 over TLS. */
@EnabledIfEnvironmentVariable(named = "AMILOAD_ASTERISK_22", matches = ".+:\\d+",
    disabledReason = "NO REAL ASTERISK 22: set AMILOAD_ASTERISK_22=host:port; testbed/asterisk starts one")
class Asterisk22TlsLoadRunIT extends AsteriskTlsSpecification {

    Asterisk22TlsLoadRunIT() {
        super("AMILOAD_ASTERISK_22");
    }
}
