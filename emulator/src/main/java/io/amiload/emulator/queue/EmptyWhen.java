// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import io.amiload.emulator.config.Truth;
import io.amiload.emulator.state.DeviceState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * When a member does not count: the values of {@code joinempty} and {@code leavewhenempty}. A queue in which no member
 * counts is empty.
 */
public enum EmptyWhen {

    /** Its penalty is outside what the caller accepts. */
    PENALTY,
    /** It is paused. */
    PAUSED,
    /** It is in a call. */
    INUSE,
    /** It rings. */
    RINGING,
    /** It cannot be reached. */
    UNAVAILABLE,
    /** There is no such device. */
    INVALID,
    /** Nobody knows what it does. */
    UNKNOWN,
    /** It still writes up its last call. */
    WRAPUP;

    /**
     * Reads a value.
     *
     * @param value {@code yes}, {@code no}, {@code strict}, {@code loose}, or names with commas
     * @param joining whether it is that of {@code joinempty}, where {@code no} is what {@code yes} is for leaving
     * @return what makes a member not count; none means that the queue is never empty. Null if a part is not understood
     */
    public static Set<EmptyWhen> parse(String value, boolean joining) {
        Set<EmptyWhen> set = EnumSet.noneOf(EmptyWhen.class);
        for (String part : value.split(",")) {
            String word = part.trim().toLowerCase(Locale.ROOT);
            if (word.equals("strict")) {
                set = EnumSet.of(PENALTY, INVALID, PAUSED, UNAVAILABLE);
            } else if (word.equals("loose")) {
                set = EnumSet.of(PENALTY, INVALID);
            } else if (joining ? Truth.isFalse(word) : Truth.isTrue(word)) {
                set = EnumSet.of(PENALTY, INVALID, PAUSED);
            } else if (joining ? Truth.isTrue(word) : Truth.isFalse(word)) {
                set.clear();
            } else if (!addNamed(set, word)) {
                return null;
            }
        }
        return set;
    }

    private static boolean addNamed(Set<EmptyWhen> set, String word) {
        for (EmptyWhen condition : values()) {
            if (condition.name().equalsIgnoreCase(word)) {
                set.add(condition);
                return true;
            }
        }
        return false;
    }

    /** Whether a member counts under these conditions. */
    static boolean counts(Set<EmptyWhen> conditions, Member member, long wrapUp, long now) {
        DeviceState status = member.status();
        boolean out = status == DeviceState.INVALID && conditions.contains(INVALID)
                || status == DeviceState.UNAVAILABLE && conditions.contains(UNAVAILABLE)
                || status == DeviceState.INUSE && conditions.contains(INUSE)
                || status == DeviceState.RINGING && conditions.contains(RINGING)
                || status == DeviceState.UNKNOWN && conditions.contains(UNKNOWN)
                || member.isPaused() && conditions.contains(PAUSED)
                || conditions.contains(WRAPUP) && member.wrapsUp(wrapUp, now);
        return !out;
    }
}
