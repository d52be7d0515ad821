// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Target;

/**
 * Where real servers listen, as the environment says: {@code AMILOAD_ASTERISK_22} and {@code AMILOAD_ASTERISK_16} hold
 * {@code host:port}. {@code testbed/asterisk} installs and starts such servers; {@code .ci/run} does both.
 */
final class RealAsterisk {

    private RealAsterisk() {
    }

    static Target target(String variable) {
        String[] address = System.getenv(variable).split(":");
        return new Target(address[0], Integer.parseInt(address[1]), false);
    }
}
