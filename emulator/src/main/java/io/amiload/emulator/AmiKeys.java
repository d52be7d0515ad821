// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiDictionary;
import java.nio.charset.StandardCharsets;

/** Key ids that are found by name once, and the spellings that differ from the usual one. */
final class AmiKeys {

    /** {@code BridgeID} in Status and {@code BridgeId} in CoreShowChannel: the codec has one id for both. */
    static final byte[] BRIDGE_ID_OF_STATUS = ascii("BridgeID");
    static final byte[] BRIDGE_ID_OF_LIST = ascii("BridgeId");

    static final int TIMEOUT = id("Timeout");

    private static final byte[][] SPELLINGS = spellings();

    private AmiKeys() {
    }

    /** The id of a key that the codec must know. */
    static int id(String key) {
        int id = AmiDictionary.keys().find(key);
        if (id == 0) {
            throw new IllegalStateException("the codec does not know the key " + key);
        }
        return id;
    }

    /** How a key is spelled. */
    static byte[] bytesOf(int key) {
        return SPELLINGS[key];
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] spellings() {
        AmiDictionary keys = AmiDictionary.keys();
        byte[][] spellings = new byte[keys.size() + 1][];
        for (int id = 1; id < spellings.length; id++) {
            spellings[id] = ascii(keys.nameOf(id));
        }
        return spellings;
    }
}
