// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** Someone who may log in. {@code read} and {@code write} are {@link ClassMask} bits. */
record Account(String name, Text secret, int read, int write) {

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "account " + name + " read=" + ClassMask.text(read) + " write=" + ClassMask.text(write);
    }
}
