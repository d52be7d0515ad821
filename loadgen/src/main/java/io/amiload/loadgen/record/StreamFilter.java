// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

/** What is done to the bytes of one direction of one connection before they are kept. Used by one thread at a time. */
interface StreamFilter {

    /**
     * Takes the next bytes.
     *
     * @return what may be kept of them, and of bytes held back before; perhaps nothing
     */
    byte[] next(byte[] bytes);

    /** The stream has ended. Returns what was held back and may be kept. */
    byte[] end();
}
