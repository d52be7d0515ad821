// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.records.CallRecord;
import io.amiload.emulator.records.Party;
import io.amiload.emulator.records.RecordTime;
import java.util.Map;

/** Tells of each record of a call with an event. */
final class CdrEvents {

    private static final Text UNIQUE_ID = Text.of("UniqueID");

    private final EventStream events;
    private final Map<String, String> mappings;

    /** @param mappings names of further headers, by what the function CDR gives for them */
    CdrEvents(EventStream events, Map<String, String> mappings) {
        this.events = events;
        this.mappings = mappings;
    }

    void raise(CallRecord record) {
        if (!events.begin(AmiName.CDR, ClassMask.CDR)) {
            return;
        }
        Party party = record.party();
        MessageWriter writer = events.writer();
        writer.header(AmiKey.ACCOUNT_CODE, latin1(party.account()))
                .header(AmiKey.SOURCE, latin1(party.number()))
                .header(AmiKey.DESTINATION, latin1(record.exten()))
                .header(AmiKey.DESTINATION_CONTEXT, latin1(record.context()))
                .header(AmiKey.CALLER_ID, latin1(record.callerId()))
                .header(AmiKey.CHANNEL, latin1(party.name()))
                .header(AmiKey.DESTINATION_CHANNEL, latin1(record.otherName()))
                .header(AmiKey.LAST_APPLICATION, latin1(record.application()))
                .header(AmiKey.LAST_DATA, latin1(record.data()))
                .header(AmiKey.START_TIME, RecordTime.of(record.startMicros()))
                .header(AmiKey.ANSWER_TIME, RecordTime.of(record.answerMicros()))
                .header(AmiKey.END_TIME, RecordTime.of(record.endMicros()))
                .header(AmiKey.DURATION, record.durationSeconds())
                .header(AmiKey.BILLABLE_SECONDS, record.billableSeconds())
                .header(AmiKey.DISPOSITION, record.disposition().words())
                .header(AmiKey.AMA_FLAGS, party.amaFlags())
                .header(UNIQUE_ID, latin1(party.uniqueid()))
                .header(AmiKey.USER_FIELD, latin1(record.userField()));
        mappings.forEach((name, header) -> writer.header(latin1(header), latin1(record.property(name, false))));
        events.raise();
    }

    private static Text latin1(String text) {
        return Text.ofLatin1(text);
    }
}
