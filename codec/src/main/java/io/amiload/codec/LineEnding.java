// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/** Which bytes end a line. */
public enum LineEnding {
    /** The first line that is not empty decides between {@link #CRLF} and {@link #LF}. */
    AUTO,
    /** CR LF only: a lone CR or LF is data. Asterisk puts such bytes into values. */
    CRLF,
    /** LF, with or without a CR before it: what Asterisk itself accepts from clients. */
    LF
}
