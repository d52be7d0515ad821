// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Messages as {@code /mxml} writes them: each is an element and its headers are attributes. Asterisk's own form is not
 * always XML: keys that differ in case alone make an attribute twice, names that a client chooses are written as they
 * are, and so are bytes that are no text. {@link #wellFormed} repairs that and changes nothing else.
 */
public final class AjaxXml {

    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern NOT_IN_TEXT = Pattern.compile("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final String id;
    private final String element;
    private final boolean repaired;

    private AjaxXml(String id, String element, boolean repaired) {
        this.id = id;
        this.element = element;
        this.repaired = repaired;
    }

    /**
     * Writes as Asterisk does.
     *
     * @param id      what the client called the place for the answer, {@code ajaxdest}; null for none
     * @param element what it called the answer's kind, {@code ajaxobjtype}; null for none
     * @return how to write
     */
    public static AjaxXml asAsterisk(String id, String element) {
        return new AjaxXml(id == null ? "unknown" : id, element == null ? "generic" : element, false);
    }

    /**
     * Writes what any reader of XML takes.
     *
     * @return the same otherwise
     */
    public AjaxXml wellFormed() {
        String name = NOT_IN_NAME.matcher(element).replaceAll("_");
        boolean starts = !name.isEmpty() && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_');
        return new AjaxXml(id, starts ? name : "_" + name, true);
    }

    /**
     * Writes messages.
     *
     * @param messages as on a plain connection
     * @return the document
     */
    public byte[] of(byte[] messages) {
        StringBuilder xml = new StringBuilder("<ajax-response>\n");
        Messages.of(messages).forEach(message -> {
            xml.append("<response type='object' id='");
            if (repaired) {
                Messages.escape(id, xml);
            } else {
                xml.append(id);
            }
            xml.append("'><").append(element);
            Set<String> written = new HashSet<>();
            for (Messages.Line line : message) {
                String name = attributeName(line.key());
                String numbered = line.time() > 1 ? name + "-" + line.time() : name;
                for (int again = 2; repaired && !written.add(numbered); again++) {
                    numbered = name + "-" + again;
                }
                xml.append(' ').append(numbered).append("='");
                Messages.escape(line.value(), xml);
                xml.append('\'');
            }
            xml.append(" /></response>\n");
        });
        return bytes(xml.append("</ajax-response>\n").toString());
    }

    private byte[] bytes(String latin1) {
        byte[] raw = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (!repaired) {
            return raw;
        }
        Charset utf8 = StandardCharsets.UTF_8;
        return NOT_IN_TEXT.matcher(new String(raw, utf8)).replaceAll("\uFFFD").getBytes(utf8);
    }

    private static String attributeName(String key) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit && i == 0) {
                name.append('_');
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            name.append(digit || letter ? Character.toLowerCase(c) : '_');
        }
        return name.toString();
    }
}
