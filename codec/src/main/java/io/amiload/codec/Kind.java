// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/** What a message is. The first header named Event, Response or Action decides, wherever it stands. */
public enum Kind {
    /** The greeting line of a server, such as {@code Asterisk Call Manager/11.0.0}; it has no blank line behind it. */
    BANNER,
    /** An event. An OriginateResponse event has a Response header too, behind its Event header. */
    EVENT,
    /** The answer to an action. */
    RESPONSE,
    /** A request from a client. */
    ACTION,
    /** A message without such a header, as an injected line break in a value leaves behind. */
    OTHER
}
