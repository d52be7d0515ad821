// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.Phone;
import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.tls.TlsOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** How a server is set up; {@code EmulatorBuilder} documents each part. */
public record EmulatorOptions(
        InetAddress bindAddress,
        int port,
        AsteriskVersion version,
        Extensions dialplan,
        QueueSource queues,
        Path configFolder,
        String systemName,
        Duration loginFailureDelay,
        int maxPendingBytes,
        long maxPendingBytesOfAll,
        TrafficOptions background,
        Map<String, Double> storms,
        Map<String, Phone> phones,
        TlsOptions tls,
        HttpOptions http,
        ManagerSettings manager,
        SettingsSource source) {
}
