// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs against the emulated Asterisk over HTTP. */
class EmulatorHttpLoadRunTest extends HttpLoadRunSpecification {

    private EmulatedAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").timestampEvents(true).http(0)
            .start();
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    @Override
    Target target() {
        return new Target("127.0.0.1", asterisk.httpPort(), false, null, Wire.of(Transport.HTTP));
    }

    @Override
    Target plainly() {
        return new Target("127.0.0.1", asterisk.port(), false);
    }
}
