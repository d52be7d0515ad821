// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiLimits;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.LineEnding;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up how long callers of each tenant waited, and counts all other keys that Asterisk itself does not send, which
 * nobody told the program beforehand.
 */
public final class UnknownKeys implements AmiHandler {

    private static final int MOST_KEYS = 200;

    /** Known beforehand: these keys are like those of Asterisk, with an id to look for. */
    private static final AmiDictionary KEYS = AmiDictionary.keys().with("X-Tenant", "X-Wait");
    private static final int TENANT = KEYS.find("X-Tenant");
    private static final int WAIT = KEYS.find("X-Wait");

    private final AmiDecoder decoder = new AmiDecoder(
        KEYS, AmiDictionary.names(), AmiLimits.DEFAULT.withMaxInternedKeys(MOST_KEYS), LineEnding.AUTO);
    private final long[] counts = new long[MOST_KEYS];
    private final Map<String, Long> waits = new TreeMap<>();
    private long uncounted;

    /**
     * Takes what a connection received.
     *
     * @param in the bytes; its position moves behind the last whole message
     */
    public void receive(ByteBuffer in) {
        decoder.decode(in, this);
    }

    @Override
    public AmiControl onMessage(AmiMessage m) {
        if (m.nameId() == AmiName.USER_EVENT && m.has(TENANT)) {
            waits.merge(m.getString(TENANT), m.getLong(WAIT, 0), Long::sum);
        }
        for (int i = 0; i < m.headerCount(); i++) {
            int id = m.keyId(i);
            if (id > KEYS.size()) {
                counts[id - KEYS.size() - 1]++;
            } else if (id == 0) {
                uncounted++;
            }
        }
        return AmiControl.CONTINUE;
    }

    /**
     * Tells how long callers waited.
     *
     * @return the sum for each tenant
     */
    public Map<String, Long> waits() {
        return waits;
    }

    /**
     * Tells which unknown keys came.
     *
     * @return how often each came, as it was spelled the first time
     */
    public Map<String, Long> counts() {
        Map<String, Long> named = new TreeMap<>();
        for (int i = 0; i < decoder.internedKeys(); i++) {
            named.put(decoder.nameOfKey(KEYS.size() + 1 + i), counts[i]);
        }
        return named;
    }

    /**
     * Counts the unknown keys that came when there were {@value #MOST_KEYS} already.
     *
     * @return how many
     */
    public long uncounted() {
        return uncounted;
    }
}
