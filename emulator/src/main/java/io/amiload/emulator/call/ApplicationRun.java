// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/**
 * A channel that runs one application, outside any dialplan: what Originate with {@code Application} leads to. No
 * Newexten announces it, and nothing is said at its end.
 */
final class ApplicationRun extends Execution {

    ApplicationRun(Calls calls, Channel channel) {
        super(calls, channel);
    }

    void start(Text application, Text data) {
        channel.application = application;
        channel.data = data;
        // Shown, though there is no place in the dialplan that a Newexten could tell of.
        channel.shown.application = application;
        channel.shown.data = data;
        calls.pbx.history.published(channel);
        execute(application, data);
    }

    @Override
    void go() {
        end();
    }

    @Override
    void jump(Text context, Text exten, int priority) {
        abandon();
        new DialplanRun(calls, channel).start(context, exten, priority);
    }

    @Override
    void farewell() {
        restoreApplication();
    }
}
