// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Turns an answer of {@code /mxml} into messages in their text form.
 *
 * <pre>{@code
 * <response type='object' id='unknown'><generic response='Success' actionid='7' ping='Pong' /></response>
 * }</pre>
 *
 * <p>Each element in a {@code response} is a message and its attributes are the headers, in lower case; a repeated one
 * has a number behind it, as in {@code output-2}. A line break in a value becomes a blank, as XML has it.
 */
final class XmlMessages {

    private static final XMLInputFactory FACTORY = factory();

    private XmlMessages() {
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Adds the messages of a body. Returns false, and adds nothing, if it is not well-formed. */
    static boolean translate(ByteBuf body, MessageQueue target) {
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteBufInputStream(body), "UTF-8");
            boolean inResponse = false;
            while (reader.hasNext()) {
                int kind = reader.next();
                if (kind == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals("response")) {
                        inResponse = true;
                    } else if (inResponse) {
                        message(reader, text);
                    }
                } else if (kind == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("response")) {
                    inResponse = false;
                }
            }
        } catch (XMLStreamException e) {
            return false;
        }
        target.add(text.toString());
        return true;
    }

    private static void message(XMLStreamReader reader, StringBuilder text) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            seen.add(name);
            int dash = name.lastIndexOf('-');
            String key = dash > 0 && seen.contains(name.substring(0, dash)) ? name.substring(0, dash) : name;
            text.append(key).append(": ")
                .append(reader.getAttributeValue(i).replace('\r', ' ').replace('\n', ' ')).append("\r\n");
        }
        text.append("\r\n");
    }
}
