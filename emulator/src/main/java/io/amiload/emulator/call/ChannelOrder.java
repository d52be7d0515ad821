// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The orders in which Asterisk lists channels. They lie in hash tables by their names, so the order looks random, but
 * follows from the names: two lists of the same channels are the same.
 */
final class ChannelOrder {

    private static final int TABLE = 1567;
    /** Versions before 17 list what was told of channels from a cache of all kinds of messages. */
    private static final int CACHE = 563;
    private static final int KIND_IN_CACHE = sum("ast_channel_snapshot_type");

    private record Place(int bucket, long behind, Channel channel) {
    }

    private static final Comparator<Place> BY_PLACE =
            Comparator.comparingInt(Place::bucket).thenComparingLong(Place::behind);

    private ChannelOrder() {
    }

    /** Channels themselves: who made the same place its own first, comes first. */
    static List<Channel> ofTable(Collection<Channel> oldestFirst) {
        List<Place> places = new ArrayList<>(oldestFirst.size());
        for (Channel channel : oldestFirst) {
            places.add(new Place(mixed(channel.name) % TABLE, 0, channel));
        }
        return sorted(places);
    }

    /** What was last told of them: each telling puts a channel behind the others of its place. */
    static List<Channel> ofTold(Collection<Channel> oldestFirst) {
        List<Place> places = new ArrayList<>(oldestFirst.size());
        for (Channel channel : oldestFirst) {
            places.add(new Place(mixed(channel.name) % TABLE, channel.told, channel));
        }
        return sorted(places);
    }

    /** What was told of them, as versions before 17 keep it. */
    static List<Channel> ofCache(Collection<Channel> oldestFirst) {
        List<Place> places = new ArrayList<>(oldestFirst.size());
        for (Channel channel : oldestFirst) {
            int hash = KIND_IN_CACHE + sum(channel.name.toString());
            places.add(new Place(Math.abs(hash) % CACHE, 0, channel));
        }
        return sorted(places);
    }

    private static List<Channel> sorted(List<Place> places) {
        places.sort(BY_PLACE);
        return places.stream().map(Place::channel).toList();
    }

    private static int mixed(Text name) {
        int hash = 5381;
        for (char c : name.toString().toCharArray()) {
            hash = hash * 33 ^ (c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        return hash & Integer.MAX_VALUE;
    }

    private static int sum(String name) {
        int hash = 0;
        for (char c : name.toCharArray()) {
            hash = hash * 13 + c;
        }
        return hash;
    }
}
