// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.message.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request's parameters as an action: {@code Action=Ping&ActionID=1}. Each parameter is a header line, decoded as it
 * stands, so that an encoded line break makes a further line, as in Asterisk.
 *
 * @param bytes    the action with its empty line
 * @param isWait   whether it is WaitEvent
 * @param actionId its id, or an empty text
 * @param timeout  the value of {@code Timeout}, or −1
 * @param place    what the client calls the place for an answer in XML, or null
 * @param kind     what it calls the kind of such an answer, or null
 */
record HttpAction(byte[] bytes, boolean isWait, Text actionId, long timeout, String place, String kind) {

    static HttpAction of(byte[] parameters, int most) {
        ByteArrayOutputStream action = new ByteArrayOutputStream();
        boolean wait = false;
        Text actionId = Text.EMPTY;
        long timeout = -1;
        String place = null;
        String kind = null;
        int count = 0;
        for (String parameter : new String(parameters, StandardCharsets.ISO_8859_1).split("&")) {
            if (parameter.isEmpty() || count++ >= most) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String key = decode(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
            action.writeBytes((key + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            switch (key.toLowerCase(Locale.ROOT)) {
                case "action" -> wait = value.equalsIgnoreCase("WaitEvent");
                case "actionid" -> actionId = actionId.isEmpty() ? Text.ofLatin1(value) : actionId;
                case "timeout" -> timeout = value.matches("\\d{1,9}") ? Long.parseLong(value) : -1;
                case "ajaxdest" -> place = value;
                case "ajaxobjtype" -> kind = value;
                default -> {
                    // An argument.
                }
            }
        }
        action.writeBytes(new byte[] {'\r', '\n'});
        return new HttpAction(action.toByteArray(), wait, actionId, timeout, place, kind);
    }

    /** Takes away what a form or a query encodes; a zero byte ends a text. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                decoded.append((char) (high << 4 | low));
                i += 2;
            } else {
                decoded.append(c == '+' ? ' ' : c);
            }
        }
        int end = decoded.indexOf("\0");
        return end < 0 ? decoded.toString() : decoded.substring(0, end);
    }
}
