// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.loadgen.measure.ClockOffset;
import io.amiload.loadgen.measure.TargetFacts;
import io.amiload.loadgen.measure.WallClock;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Target;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be known of a target before it is loaded. It is only asked, and nothing is changed.
 *
 * @param facts       what it says it is
 * @param loginNanos  from connecting to being logged in
 * @param actions     names of the actions that this account may run; empty when it may not ask
 * @param clockOffset the target's clock minus this machine's, nanoseconds; null when its Ping tells no time
 * @param clockError  by how much that may be wrong; null when unknown
 * @param settings    what {@code core show settings} and {@code manager show settings} say, as far as the account may
 *                    run commands
 */
public record TargetCheck(TargetFacts facts, long loginNanos, SortedSet<String> actions, Long clockOffset,
                          Long clockError, Map<String, String> settings) {

    private static final Pattern SETTING = Pattern.compile("\\s*([^:]+?):\\s+(\\S.*?)\\s*");

    /**
     * Asks a target.
     *
     * @param target      where it is
     * @param credentials who asks
     * @return what it said
     * @throws TargetUnreachableException if it does not answer as a manager interface
     * @throws LoginRefusedException      if it does not let us in
     */
    public static TargetCheck of(Target target, Credentials credentials)
        throws TargetUnreachableException, LoginRefusedException {
        long start = System.nanoTime();
        try (Probe probe = new Probe(new Dialer(target), credentials)) {
            long login = System.nanoTime() - start;
            ClockOffset offset = new ClockOffset();
            probe.compareClocks(new WallClock(), offset);
            TargetFacts facts = new TargetFacts(probe.banner(), probe.amiVersion(), probe.asteriskVersion(),
                target.address(), target.wire().transport().word(), target.embedded(), target.background());
            Map<String, String> settings = new TreeMap<>();
            settings(probe, "core show settings", settings);
            settings(probe, "manager show settings", settings);
            return new TargetCheck(facts, login, actions(probe), offset.isKnown() ? offset.nanos() : null,
                offset.isKnown() ? offset.error() : null, settings);
        } catch (IOException e) {
            throw new TargetUnreachableException("the connection to " + target.address() + " was lost: "
                + e.getMessage());
        }
    }

    /** The answer has a header for each action that the account may run, named after it. */
    private static SortedSet<String> actions(Probe probe) throws IOException {
        SortedSet<String> actions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        AmiMessage answer = probe.ask("ListCommands");
        if (answer.nameId() == AmiName.SUCCESS) {
            for (int header = 0; header < answer.headerCount(); header++) {
                if (answer.value(header).contains("(Priv: ")) {
                    actions.add(answer.key(header));
                }
            }
        }
        return actions;
    }

    private static void settings(Probe probe, String command, Map<String, String> into) throws IOException {
        AmiMessage answer = probe.ask("Command", "Command", command);
        if (answer.nameId() != AmiName.SUCCESS) {
            return;
        }
        for (int header = answer.find(AmiKey.OUTPUT); header >= 0 && header < answer.headerCount(); header++) {
            Matcher matcher = SETTING.matcher(answer.value(header));
            if (matcher.matches()) {
                into.putIfAbsent(matcher.group(1), matcher.group(2));
            }
        }
    }
}
