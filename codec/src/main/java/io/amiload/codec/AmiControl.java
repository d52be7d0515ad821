// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/** What a receiver of messages wants next; how it holds a fast sender back. */
public enum AmiControl {
    /** Go on with the next message. */
    CONTINUE,
    /** Return to the caller; the next call goes on behind this message. */
    STOP
}
