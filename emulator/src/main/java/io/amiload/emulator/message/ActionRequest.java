// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import io.amiload.emulator.config.Truth;
import java.nio.ByteBuffer;

/**
 * An action as Asterisk reads one: of repeated headers the first counts, all blanks after the colon are skipped, and a
 * NUL ends the value. A view of the message under way, valid while it is handled; reused from action to action.
 */
public final class ActionRequest {

    private AmiMessage message;
    private int nameId;
    private int nameOffset;
    private int nameLength;
    private int actionIdOffset;
    private int actionIdLength;
    private int offset;
    private int length;

    /** Reads name and ActionID; the latter only among the first {@code headers} headers. */
    public ActionRequest wrap(AmiMessage action, int headers) {
        message = action;
        int index = action.find(AmiKey.ACTION_ID);
        if (index >= 0 && index < headers) {
            locate(index);
            actionIdOffset = offset;
            actionIdLength = length;
        } else {
            actionIdLength = 0;
        }
        findName();
        return this;
    }

    /** The id of the action's name in {@link AmiDictionary#names()}; 0 if it is not known. */
    public int nameId() {
        return nameId;
    }

    public boolean hasName() {
        return nameLength > 0;
    }

    /** The action's name as it was sent. */
    public Text name() {
        return Text.copy(message.buffer(), nameOffset, nameLength);
    }

    public AmiMessage message() {
        return message;
    }

    ByteBuffer buffer() {
        return message.buffer();
    }

    int actionIdOffset() {
        return actionIdOffset;
    }

    int actionIdLength() {
        return actionIdLength;
    }

    public Text actionId() {
        return Text.copy(message.buffer(), actionIdOffset, actionIdLength);
    }

    /** The first value of a key; empty if there is none. */
    public Text text(int key) {
        return locateKey(key) ? Text.copy(message.buffer(), offset, length) : Text.EMPTY;
    }

    /** The value of the header at an index. */
    public Text textAt(int index) {
        locate(index);
        return Text.copy(message.buffer(), offset, length);
    }

    public String string(int key) {
        return text(key).toString();
    }

    /** The first value of a key that has no id; empty if there is none. */
    public String string(String key) {
        int index = message.find(key);
        return index < 0 ? "" : textAt(index).toString();
    }

    /** Writes the first value of a key as a header, empty if there is none; nothing is allocated. */
    public void writeFirst(int key, MessageWriter target) {
        locateKey(key);
        target.header(key, message.buffer(), offset, length);
    }

    /** Whether a key has a value that is not empty. */
    public boolean has(int key) {
        return locateKey(key) && length > 0;
    }

    public boolean isTrue(int key) {
        return has(key) && Truth.isTrue(string(key));
    }

    private boolean locateKey(int key) {
        int index = message.find(key);
        if (index < 0) {
            length = 0;
            return false;
        }
        locate(index);
        return true;
    }

    private void findName() {
        nameId = message.kind() == Kind.ACTION ? message.nameId() : 0;
        nameLength = 0;
        for (int i = message.find(AmiKey.ACTION); i >= 0; i = message.find(AmiKey.ACTION, i + 1)) {
            locate(i);
            if (length > 0) {
                nameOffset = offset;
                nameLength = length;
                if (nameId == 0 || nameLength != message.valueLength(i)) {
                    nameId = AmiDictionary.names().find(message.buffer(), nameOffset, nameLength);
                }
                return;
            }
        }
        nameId = 0;
    }

    private void locate(int index) {
        ByteBuffer bytes = message.buffer();
        int from = message.valueOffset(index);
        int to = from + message.valueLength(index);
        while (from < to && (bytes.get(from) == ' ' || bytes.get(from) == '\t')) {
            from++;
        }
        for (int i = from; i < to; i++) {
            if (bytes.get(i) == 0) {
                to = i;
            }
        }
        offset = from;
        length = to - from;
    }
}
