// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.queue.QueueSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a server is set up; {@link EmulatedAsterisk.Builder} documents each part. Accounts are keyed in lower case. */
record EmulatorOptions(
        InetAddress bindAddress,
        int port,
        AsteriskVersion version,
        Map<String, Account> accounts,
        Dialplan dialplan,
        List<QueueSettings> queues,
        boolean timestampEvents,
        boolean debug,
        String systemName,
        Duration authTimeout,
        int authLimit,
        Duration loginFailureDelay,
        Duration writeTimeout,
        int maxPendingBytes,
        long maxPendingBytesOfAll,
        TrafficOptions background,
        Map<StormEvent, Double> storms,
        TlsOptions tls,
        HttpOptions http) {
}
