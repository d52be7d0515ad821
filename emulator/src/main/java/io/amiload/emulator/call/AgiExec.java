// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/** An application that the command EXEC of AGI has a channel carry out, in the midst of the application AGI. */
final class AgiExec extends Execution {

    private final AsyncAgi agi;
    private final Channel.Driver before;

    AgiExec(Calls calls, AsyncAgi agi) {
        super(calls, agi.channel);
        this.agi = agi;
        before = agi.execution();
    }

    void start(Text application, Text data) {
        channel.application = application;
        channel.data = data;
        calls.publish(channel);
        execute(application, data);
    }

    @Override
    void go() {
        if (!hasEnded()) {
            back();
            agi.succeed("0");
        }
    }

    private void back() {
        abandon();
        channel.driver = before;
        restoreApplication();
    }

    @Override
    void jump(Text context, Text exten, int priority) {
        back();
        ((Execution) before).jump(context, exten, priority);
    }

    @Override
    void farewell() {
        channel.driver = before;
        restoreApplication();
        before.hangupRequested();
    }
}
