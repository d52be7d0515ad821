// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormBodyTest {

    private final FormBody form = new FormBody();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private String body() {
        ByteBuffer target = ByteBuffer.allocate(form.length());
        return StandardCharsets.US_ASCII.decode(form.putInto(target).flip()).toString();
    }

    @Test
    void eachHeaderIsAParameter() {
        String action = "Action: Ping\r\nActionID: 7\r\n\r\n";
        assertEquals(action.length(), form.take(bytes(action + "Action: Next\r\n\r\n")));
        assertEquals("Action=Ping&ActionID=7", body());
        assertEquals("7", form.actionId());
    }

    @Test
    void whatIsNotPlainIsEscapedByteByByte() {
        form.take(bytes("UserEvent: a&b=c;d+e f\r\nText: Z\u00fcrich 100%\r\nEmpty: \r\n\r\n"));
        assertEquals("UserEvent=a%26b%3Dc%3Bd%2Be+f&Text=Z%C3%BCrich+100%25&Empty=", body());
        assertNull(form.actionId());
    }

    @Test
    void anActionThatHasNotEndedIsLeftAlone() {
        assertEquals(0, form.take(bytes("Action: Ping\r\nActionID: 7\r\n")));
    }

    @Test
    void knowsAGoodbye() {
        form.take(bytes("Action: Logoff\r\n\r\n"));
        assertTrue(form.isLogoff());
    }
}
