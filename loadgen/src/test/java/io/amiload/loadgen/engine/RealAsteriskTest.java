// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says in the build's output which real servers the tests of real targets use, or that they do not run. */
class RealAsteriskTest {

    @ParameterizedTest
    @ValueSource(strings = {"22", "16"})
    void saysWhichServerIsUsed(String version) {
        String variable = "AMILOAD_ASTERISK_" + version;
        System.out.println(System.getenv(variable) == null
            ? "NO REAL ASTERISK " + version + ": the tests against it do not run. Start one with testbed/asterisk start "
                + version + " and set " + variable + "=host:port."
            : "The tests against a real Asterisk " + version + " use " + RealAsterisk.target(variable).address() + ".");
    }
}
