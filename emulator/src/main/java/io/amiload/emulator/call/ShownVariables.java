// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.ManagerSettings;
import java.util.List;

/** The variables that every event about a channel tells: {@code channelvars} in {@code manager.conf}. */
final class ShownVariables {

    private final Variables variables;
    private List<Text> names = List.of();

    ShownVariables(Variables variables) {
        this.variables = variables;
    }

    void apply(ManagerSettings settings) {
        names = settings.channelVariables();
    }

    /** Writes {@code key: name=value} for each. */
    void write(MessageWriter to, Text key, Channel channel) {
        for (int i = 0; i < names.size(); i++) {
            to.header(key, assignment(channel, names.get(i)));
        }
    }

    /** Writes {@code ChanVariable(channel): name=value} for each, as events do that may be about several channels. */
    void writeNamed(MessageWriter to, Channel channel) {
        for (int i = 0; i < names.size(); i++) {
            to.header(Text.ofLatin1("ChanVariable(" + channel.name + ")"), assignment(channel, names.get(i)));
        }
    }

    private Text assignment(Channel channel, Text name) {
        return Text.ofLatin1(name + "=" + variables.get(channel, name.toString()).escaped());
    }
}
