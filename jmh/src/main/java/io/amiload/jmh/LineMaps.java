// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The parsers most people write: lines into a map of strings, one map for each message.
 *
 * <p>Of a repeated key only the last value is kept, keys keep their case, and a lone CR or LF ends a line, which is
 * wrong for Asterisk but does not occur in the capture.
 */
final class LineMaps {

    private LineMaps() {
    }

    static BufferedReader open(byte[] bytes) {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
    }

    /** The next message in the way that first comes to mind, or null at the end. */
    static Map<String, String> nextBySplit(BufferedReader in) throws IOException {
        Map<String, String> message = new HashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                if (!message.isEmpty()) {
                    return message;
                }
                continue;
            }
            String[] parts = line.split(":", 2);
            if (parts.length == 2) {
                message.put(parts[0].trim(), parts[1].trim());
            }
        }
        return message.isEmpty() ? null : message;
    }

    /** The next message in the way of those who think of garbage, or null at the end. */
    static Map<String, String> nextByIndexOf(BufferedReader in) throws IOException {
        Map<String, String> message = new HashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                if (!message.isEmpty()) {
                    return message;
                }
                continue;
            }
            int colon = line.indexOf(':');
            if (colon >= 0) {
                int value = colon + 1 < line.length() && line.charAt(colon + 1) == ' ' ? colon + 2 : colon + 1;
                message.put(line.substring(0, colon), line.substring(value));
            }
        }
        return message.isEmpty() ? null : message;
    }
}
