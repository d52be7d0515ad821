// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.TlsSettings;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs against the emulated Asterisk over HTTPS. */
class EmulatorHttpsLoadRunTest extends HttpLoadRunSpecification {

    private EmulatedAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").timestampEvents(true).https(0)
            .start();
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    @Override
    Target target() {
        return new Target("127.0.0.1", asterisk.httpsPort(), false, null, Wire.of(Transport.HTTPS)
            .with(new TlsSettings(true, List.of(asterisk.certificate()), TlsSettings.RECORD_BYTES)));
    }

    @Override
    Target plainly() {
        return new Target("127.0.0.1", asterisk.port(), false);
    }
}
