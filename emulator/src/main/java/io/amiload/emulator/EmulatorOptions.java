// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.tls.TlsOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** How a server is set up; {@link EmulatorBuilder} documents each part. */
record EmulatorOptions(
        InetAddress bindAddress,
        int port,
        AsteriskVersion version,
        Dialplan dialplan,
        QueueSource queues,
        Path configFolder,
        String systemName,
        Duration loginFailureDelay,
        int maxPendingBytes,
        long maxPendingBytesOfAll,
        TrafficOptions background,
        Map<StormEvent, Double> storms,
        Map<String, Phone> phones,
        TlsOptions tls,
        HttpOptions http,
        ManagerSettings manager,
        SettingsSource source) {
}
