// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import io.amiload.emulator.message.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Channels are listed in the order in which real servers list channels of these names. */
class ChannelOrderTest {

    /** As a server of version 16 listed them, with two that share a place. */
    private static final List<String> LISTED_BY_16 = List.of(
            "Local/ans20@corpus-00000010;2", "Local/ans20@corpus-00000010;1", "Local/ans20@corpus-0000001e;2",
            "Local/ans20@corpus-0000001e;1", "Local/ans20@corpus-00000013;2", "Local/ans20@corpus-00000013;1",
            "Local/ans20@corpus-0000000a;2", "Local/ans20@corpus-0000000a;1");
    private static final List<String> SHARE_A_PLACE =
            List.of("Local/ans20@corpus-00000009;2", "Local/ans20@corpus-00000016;1");

    private record Listed(String name, double id) {
    }

    @Test
    void statusGoesThroughTheTableOfChannels() {
        int most = 0;
        for (List<Listed> list : lists("Event: Status")) {
            List<Channel> channels = channels(list, Comparator.comparing(Listed::id));
            assertEquals(names(list), shown(ChannelOrder.ofTable(channels)));
            most = Math.max(most, list.size());
        }
        assertTrue(most >= 50, "the longest list has " + most);
    }

    @Test
    void coreShowChannelsGoesThroughWhatWasTold() {
        List<Listed> list = lists("Event: CoreShowChannel").stream().filter(l -> l.size() == 50).findFirst().orElseThrow();
        List<Channel> channels = channels(list, Comparator.comparing(Listed::id));
        // All second halves began to wait when the first ones had begun to echo.
        channels.forEach(channel -> channel.told = channel.name.toString().endsWith(";1") ? 1 : 2);
        assertEquals(names(list), shown(ChannelOrder.ofTold(channels)));
    }

    @Test
    void version16HasThemInItsCache() {
        List<Channel> channels = new ArrayList<>();
        LISTED_BY_16.stream().sorted().forEach(name -> channels.add(channel(name)));
        assertEquals(LISTED_BY_16, shown(ChannelOrder.ofCache(channels)));
        assertEquals(SHARE_A_PLACE, shown(ChannelOrder.ofCache(SHARE_A_PLACE.stream().map(this::channel).toList())));
    }

    @Test
    void theCaseOfLettersDoesNotMatter() {
        Channel lower = channel("Local/a@x-00000001;1");
        Channel upper = channel("Local/A@x-00000001;1");
        assertEquals(List.of(upper, lower), ChannelOrder.ofTable(List.of(upper, lower)));
        assertEquals(List.of(lower, upper), ChannelOrder.ofTable(List.of(lower, upper)));
    }

    private List<Channel> channels(List<Listed> list, Comparator<Listed> order) {
        List<Channel> channels = new ArrayList<>();
        list.stream().sorted(order).forEach(listed -> channels.add(channel(listed.name)));
        return channels;
    }

    private Channel channel(String name) {
        return new Channel(Text.ofLatin1(name), null, Text.EMPTY, null, Channel.State.UP, 0);
    }

    private static List<String> names(List<Listed> list) {
        return list.stream().map(Listed::name).toList();
    }

    private static List<String> shown(List<Channel> channels) {
        return channels.stream().map(channel -> channel.name.toString()).toList();
    }

    /** All lists of an item in all captures. */
    private static List<List<Listed>> lists(String item) {
        Map<String, List<Listed>> lists = new LinkedHashMap<>();
        for (Capture capture : Corpus.captures()) {
            String text = new String(capture.bytes(), StandardCharsets.ISO_8859_1);
            for (String message : text.split("\r\n\r\n")) {
                if (message.startsWith(item + "\r\n")) {
                    lists.computeIfAbsent(capture.name() + value(message, "ActionID"), id -> new ArrayList<>())
                            .add(new Listed(value(message, "Channel"), id(value(message, "Uniqueid"))));
                }
            }
        }
        return List.copyOf(lists.values());
    }

    private static double id(String uniqueid) {
        return uniqueid.matches("\\d+\\.\\d+") ? Double.parseDouble(uniqueid) : 0;
    }

    private static String value(String message, String key) {
        int start = message.indexOf("\r\n" + key + ": ") + key.length() + 4;
        int end = message.indexOf("\r\n", start);
        return message.substring(start, end < 0 ? message.length() : end);
    }
}
