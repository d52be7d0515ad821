// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;

/** The application Read: {@code variable[,prompt[,digits[,options[,attempts[,seconds]]]]]}; # ends it. */
final class DigitReader implements Execution.Activity, Digits.Listener {

    private static final long DEFAULT_NANOS = 10_000_000_000L;

    private final Calls calls;
    private final Execution run;
    private final String variable;
    private final int maxDigits;
    private final long nanos;
    private final StringBuilder digits = new StringBuilder();
    private long timer = Timers.NONE;

    DigitReader(Calls calls, Execution run, String arguments) {
        this.calls = calls;
        this.run = run;
        String[] parts = arguments.split(",", -1);
        variable = parts[0];
        maxDigits = parts.length > 2 && parts[2].matches("\\d{1,3}") ? Integer.parseInt(parts[2]) : 255;
        nanos = parts.length > 5 ? Execution.seconds(parts[5], DEFAULT_NANOS) : DEFAULT_NANOS;
    }

    /** Until it is over, the status is that it failed. */
    void start() {
        calls.setVariable(run.channel(), "READSTATUS", Text.of("ERROR"));
        wakeUp();
    }

    private void wakeUp() {
        calls.pbx.timers.cancel(timer);
        timer = calls.pbx.timers.schedule(nanos, () -> done("TIMEOUT"));
    }

    @Override
    public void digit(char digit) {
        if (digit == '#') {
            done("OK");
            return;
        }
        digits.append(digit);
        if (digits.length() == maxDigits) {
            done("OK");
        } else {
            wakeUp();
        }
    }

    private void done(String status) {
        calls.pbx.timers.cancel(timer);
        run.finish();
        calls.setVariable(run.channel(), variable, Text.ofLatin1(digits));
        calls.setVariable(run.channel(), "READSTATUS", Text.of(status));
        run.go();
    }

    @Override
    public void stop() {
        calls.pbx.timers.cancel(timer);
    }
}
