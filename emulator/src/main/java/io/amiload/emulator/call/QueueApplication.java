// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.CallQueue;
import java.util.List;

/** The application Queue: {@code queue[,options[,URL[,announcement[,seconds[,...]]]]]}. */
final class QueueApplication {

    private static final List<String> CLEARED = List.of("ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME",
            "DIALEDTIME_MS", "QUEUEWAIT", "QUEUEWAIT_MS");
    private static final int OPTIONS = 1;
    private static final int SECONDS = 4;

    private final Calls calls;

    QueueApplication(Calls calls, Applications applications) {
        this.calls = calls;
        applications.add("Queue", this::run);
    }

    private void run(Execution run, Text data) {
        Channel channel = run.channel();
        if (run.isDying()) {
            run.go();
            return;
        }
        if (calls.pbx.options.version().timesQueueCalls()) {
            for (String variable : CLEARED) {
                calls.setVariable(channel, variable, Text.EMPTY);
            }
        }
        Queues queues = calls.pbx.queues;
        String[] parts = data.toString().split(",", -1);
        CallQueue queue = queues.find(parts[0].trim());
        CallQueue.Refusal refusal = queue == null ? null : queue.refusal(queues.now());
        if (queue == null || refusal != null) {
            String status = queue == null ? "UNKNOWN" : refusal.name();
            calls.setVariable(channel, "QUEUESTATUS", Text.of(status));
            run.go();
            return;
        }
        long patience = parts.length > SECONDS ? number(parts[SECONDS]) : 0;
        QueuedCall call = new QueuedCall(calls, queue, run, parts.length > OPTIONS ? parts[OPTIONS] : "", patience,
                priority(channel));
        run.begin(call);
        call.start();
    }

    private static int priority(Channel channel) {
        Text priority = channel.variable("QUEUE_PRIO");
        return priority == null ? 0 : (int) number(priority.toString());
    }

    private static long number(String text) {
        return text.trim().matches("\\d{1,9}") ? Long.parseLong(text.trim()) : 0;
    }
}
