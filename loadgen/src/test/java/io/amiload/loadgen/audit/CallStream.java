// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events of calls in short form, one a line, to be left out, doubled and moved: name, then {@code key=value} pairs, of
 * which {@code u} is Uniqueid, {@code d} DestUniqueid, {@code b} BridgeUniqueid, {@code s} ChannelState and {@code r}
 * DialStatus.
 */
final class CallStream {

    /** A calls B, which answers; both are in a bridge; both hang up. */
    static final String ONE_CALL = """
        Newchannel u=A s=0
        Newexten u=A
        Newstate u=A s=6
        Newchannel u=B s=0
        DialBegin u=A d=B
        Newstate u=B s=5
        DialState u=A d=B r=RINGING
        Newstate u=B s=6
        DialEnd u=A d=B r=ANSWER
        BridgeCreate b=X
        BridgeEnter u=B b=X
        BridgeEnter u=A b=X
        VarSet u=A
        HangupRequest u=B
        BridgeLeave u=B b=X
        Hangup u=B s=6
        BridgeLeave u=A b=X
        BridgeDestroy b=X
        SoftHangupRequest u=A
        Hangup u=A s=6
        """;

    private final List<String> events;

    private CallStream(List<String> events) {
        this.events = events;
    }

    static CallStream of(String text) {
        return new CallStream(new ArrayList<>(text.lines().toList()));
    }

    CallStream without(String event) {
        events.remove(at(event));
        return this;
    }

    CallStream twice(String event) {
        events.add(at(event), event);
        return this;
    }

    CallStream moved(String event, String behind) {
        events.remove(at(event));
        return added(event, behind);
    }

    CallStream added(String event, String behind) {
        events.add(at(behind) + 1, event);
        return this;
    }

    CallStream from(String event) {
        return new CallStream(new ArrayList<>(events.subList(at(event), events.size())));
    }

    CallStream until(String event) {
        return new CallStream(new ArrayList<>(events.subList(0, at(event) + 1)));
    }

    /** The same call of other channels behind this one. */
    CallStream then(CallStream next) {
        events.addAll(next.events);
        return this;
    }

    CallStream renamed(String suffix) {
        events.replaceAll(event -> event.replaceAll("([udb])=(\\w)", "$1=$2" + suffix));
        return this;
    }

    /** The stream as it is on the wire. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            List<String> words = Arrays.asList(event.split(" "));
            text.append("Event: ").append(words.get(0)).append("\r\nPrivilege: call,all\r\n");
            for (String pair : words.subList(1, words.size())) {
                text.append(switch (pair.charAt(0)) {
                    case 'u' -> "Uniqueid";
                    case 'd' -> "DestUniqueid";
                    case 'b' -> "BridgeUniqueid";
                    case 's' -> "ChannelState";
                    default -> "DialStatus";
                }).append(": ").append(pair.substring(2)).append("\r\n");
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    void feed(CallShapes shapes) {
        decode(text(), message -> {
            shapes.onEvent(message);
            return AmiControl.CONTINUE;
        });
    }

    static void decode(String text, AmiHandler handler) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        new AmiDecoder().decode(buffer, 0, bytes.length,
            message -> message.kind() == Kind.EVENT ? handler.onMessage(message) : AmiControl.CONTINUE);
    }

    private int at(String event) {
        int index = events.indexOf(event);
        if (index < 0) {
            throw new IllegalArgumentException("no event '" + event + "'");
        }
        return index;
    }
}
