// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiName;

/** The actions about queues, of a server that has none. */
final class QueueActions {

    QueueActions(ActionTable actions) {
        actions.add(AmiName.QUEUE_STATUS, "Show queue status.", (session, request) -> {
            session.startList(request, "Queue status will follow");
            session.endList(request, AmiName.QUEUE_STATUS_COMPLETE, 0);
        });
        actions.add(AmiName.QUEUE_SUMMARY, "Show queue summary.", (session, request) -> {
            session.startList(request, "Queue summary will follow");
            session.endList(request, AmiName.QUEUE_SUMMARY_COMPLETE, 0);
        });
    }
}
