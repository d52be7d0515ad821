// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How each client keeps up, as a table for people. */
public final class ClientTable {

    private static final String ROW = "%-22s %-16s %12s %12s %12s %9s %9s  %s%n";

    private ClientTable() {
    }

    /**
     * Prints a table.
     *
     * @param clients what {@link EmulatedAsterisk#clients()} has given
     * @return lines, each with its end
     */
    public static String of(List<ClientStatus> clients) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, ROW,
                "client", "account", "sent B", "queued B", "drain B/s", "behind s", "stall s", ""));
        for (ClientStatus client : clients) {
            table.append(String.format(Locale.ROOT, ROW, client.address(),
                    client.account().isEmpty() ? "-" : client.account(), client.sentBytes(), client.queuedBytes(),
                    client.drainRate(), seconds(client.behind()), seconds(client.longestStall()), remark(client)));
        }
        return table.toString();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }

    private static String remark(ClientStatus client) {
        String verdict = client.cut() ? "cut" : client.wouldBeCut() ? "would be cut" : "";
        return verdict.isEmpty() || client.fault().isEmpty() ? verdict + client.fault() : verdict + ", " + client.fault();
    }
}
