// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.message.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the manager is set to and a reload may change; {@code EmulatorBuilder} documents each part. Sessions
 * keep what their account was when they logged in, as in Asterisk.
 *
 * @param accounts         by name in lower case
 * @param web              whether the web server has the manager
 * @param channelVariables what is told with each channel
 * @param disabledEvents   names of events that are never raised
 * @param writeTimeout     of sessions that have not logged in, and of accounts that have none of their own
 */
public record ManagerSettings(
        Map<String, Account> accounts,
        boolean web,
        boolean timestampEvents,
        boolean debug,
        List<Text> channelVariables,
        Set<String> disabledEvents,
        Duration authTimeout,
        int authLimit,
        Duration writeTimeout,
        Duration httpTimeout,
        boolean brokenEventsAction) {

    /** The account of a name, whatever its case, or null. */
    public Account account(String name) {
        return accounts.get(name.toLowerCase(Locale.ROOT));
    }
}
