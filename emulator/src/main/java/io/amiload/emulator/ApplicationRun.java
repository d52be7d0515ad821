// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

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
        execute(application.toString(), data);
    }

    @Override
    void go() {
        end();
    }

    @Override
    void farewell() {
        // The thread that originated the call just hangs up.
    }
}
