// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The order in which Asterisk lists what it keeps in hash tables: by bucket, and inside a bucket the oldest first.
 * Found by comparing lists of real servers with what their hash functions, which are well known, give.
 */
public final class BucketOrder {

    private static final int QUEUES = 53;
    private static final int MEMBERS = 37;
    private static final int MANY = 563;
    private static final int START = 5381;

    private BucketOrder() {
    }

    /**
     * Gives the bucket of a queue.
     *
     * @param name the queue's name; case does not matter
     * @return the bucket
     */
    public static int ofQueue(String name) {
        return ofName(name) % QUEUES;
    }

    /**
     * Gives the bucket of an extension that has a hint.
     *
     * @param exten the extension
     * @return the bucket
     */
    public static int ofHint(String exten) {
        return ofName(exten) % MANY;
    }

    /**
     * Gives the bucket of a queue's member: of its interface, the first five characters from the slash on count.
     *
     * @param member the member's interface
     * @return the bucket
     */
    public static int ofMember(String member) {
        int slash = Math.max(member.indexOf('/'), 0);
        int sum = 0;
        for (int i = 0; i < 5 && slash + i < member.length(); i++) {
            char c = member.charAt(slash + i);
            int code = c < 32 ? 0 : c > 96 ? c - 64 : c - 32;
            sum += code << i * 6;
        }
        return sum % MEMBERS;
    }

    /**
     * Gives the bucket of a device in the cache of device states.
     *
     * @param device the device's name
     * @return the bucket
     */
    public static int ofDevice(String device) {
        return ofCached("ast_device_state_message_type", device);
    }

    /**
     * Gives the bucket of a presence provider in the cache of presence states.
     *
     * @param provider the provider
     * @return the bucket
     */
    public static int ofPresence(String provider) {
        return ofCached("ast_presence_state_message_type", provider);
    }

    /**
     * Sorts into buckets; what shares one stays in its order.
     *
     * @param <T> what is sorted
     * @param things what is sorted; not changed
     * @param name what the bucket depends on
     * @param bucket the bucket of a name
     * @return a new list
     */
    public static <T> List<T> sort(Iterable<T> things, Function<T, String> name, ToIntFunction<String> bucket) {
        List<T> sorted = new ArrayList<>();
        things.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(thing -> bucket.applyAsInt(name.apply(thing))));
        return sorted;
    }

    private static int ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int hash = START;
        for (int i = 0; i < lower.length(); i++) {
            hash = hash * 33 ^ lower.charAt(i);
        }
        return hash & Integer.MAX_VALUE;
    }

    private static int ofCached(String type, String id) {
        return Math.abs((times13(type) + times13(id)) % MANY);
    }

    private static int times13(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 13 + text.charAt(i);
        }
        return hash;
    }
}
