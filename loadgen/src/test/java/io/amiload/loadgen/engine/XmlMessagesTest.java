// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlMessagesTest {

    private static String translate(String messages) {
        MessageQueue queue = new MessageQueue();
        assertTrue(XmlMessages.translate(Unpooled.copiedBuffer("<ajax-response>\n" + messages + "</ajax-response>\n",
            StandardCharsets.UTF_8), queue));
        ByteBuffer target = ByteBuffer.allocate(10_000);
        queue.moveTo(target);
        return StandardCharsets.UTF_8.decode(target.flip()).toString();
    }

    @Test
    void anElementIsAMessageAndItsAttributesAreHeaders() {
        assertEquals("response: Success\r\nactionid: 7\r\nping: Pong\r\n\r\n", translate(
            "<response type='object' id='unknown'><generic response='Success' actionid='7' ping='Pong' /></response>\n"));
    }

    @Test
    void aListIsSeveralMessages() {
        assertEquals("response: Success\r\n\r\nevent: A\r\n\r\n", translate(
            "<response type='object' id='unknown'><generic response='Success' /></response>\n"
                + "<response type='object' id='unknown'><generic event='A' /></response>\n"));
    }

    @Test
    void repeatedHeadersLoseTheirNumbers() {
        assertEquals("output: a\r\noutput: b\r\nx-2: c\r\n\r\n", translate(
            "<response type='object' id='unknown'><generic output='a' output-2='b' x-2='c' /></response>\n"));
    }

    @Test
    void escapesAndLineBreaksCannotMakeHeaders() {
        assertEquals("a: <x>&\"'\r\nb: 1  Response: Fake\r\n\r\n", translate(
            "<response type='object' id='unknown'><generic a='&lt;x&gt;&amp;&quot;&apos;'"
                + " b='1&#13;&#10;Response: Fake' /></response>\n"));
    }

    @Test
    void whatIsNotWellFormedIsNoMessage() {
        MessageQueue queue = new MessageQueue();
        assertFalse(XmlMessages.translate(Unpooled.copiedBuffer(
            "<ajax-response><response><generic foo='1' foo='2' /></response></ajax-response>",
            StandardCharsets.UTF_8), queue));
        assertTrue(queue.isEmpty());
    }

    @Test
    void outsideEntitiesAreNotRead() {
        MessageQueue queue = new MessageQueue();
        assertFalse(XmlMessages.translate(Unpooled.copiedBuffer(
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a><response><generic a='&x;'/></response></a>",
            StandardCharsets.UTF_8), queue) && !queue.isEmpty());
    }
}
