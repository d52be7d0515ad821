// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

/** Those whom events are put out to. The sessions of a server are the only one there is. */
public interface Audience {

    /** Whether anybody could see an event of these classes. */
    boolean anyoneSees(int classes);

    /** Gives an event to all who may see it and want to. Returns how many got it. */
    int deliver(MessageWriter event, int classes);
}
