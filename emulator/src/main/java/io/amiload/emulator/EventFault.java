// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** What {@link EmulatedAsterisk#disturb} does to an event on its way to the sessions. Asterisk does none of these. */
public enum EventFault {
    /** It reaches nobody. Its number is used up. */
    DROP,
    /** It reaches everybody twice, one right behind the other. */
    DUPLICATE,
    /** It reaches everybody behind the event that is raised next. */
    SWAP
}
