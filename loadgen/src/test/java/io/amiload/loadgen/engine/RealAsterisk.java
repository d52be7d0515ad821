// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;

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

    /** The same server by another transport, at the port that the testbed gives it. */
    static Target target(String variable, Wire wire) {
        Target plain = target(variable);
        int shift = switch (wire.transport()) {
            case TCP -> 0;
            case HTTP -> 3_000;
            case TLS -> 10_000;
            case HTTPS -> 13_000;
        };
        return new Target(plain.host(), plain.port() + shift, false, null, wire);
    }
}
