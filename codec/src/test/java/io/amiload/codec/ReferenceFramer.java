// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of the framer once more, as plainly as possible: the whole stream at once, as text. */
final class ReferenceFramer {

    private ReferenceFramer() {
    }

    /** Kind and end of each message, as in {@code EVENT 42}. */
    static List<String> frames(byte[] stream) {
        String text = new String(stream, ISO_8859_1);
        List<String> frames = new ArrayList<>();
        int at = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
        for (boolean first = true; ; first = false) {
            while (text.startsWith("\n", at) || text.startsWith("\r\n", at)) {
                at = text.indexOf('\n', at) + 1;
            }
            int lineEnd = text.indexOf("\r\n", at);
            if (lineEnd < 0) {
                return frames;
            }
            String line = text.substring(at, lineEnd);
            boolean banner = first && line.contains("Call Manager/") && !line.contains(":");
            int end = banner ? lineEnd + 2 : text.indexOf("\r\n\r\n", at) + 4;
            if (end < at + 4 && !banner) {
                return frames;
            }
            frames.add((banner ? Kind.BANNER : kindOf(line)) + " " + end);
            at = end;
        }
    }

    private static Kind kindOf(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith("event:") ? Kind.EVENT
            : lower.startsWith("response:") ? Kind.RESPONSE
            : lower.startsWith("action:") ? Kind.ACTION : Kind.OTHER;
    }
}
