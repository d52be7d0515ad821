// SPDX-License-Identifier: Apache-2.0
/** A codec for the Asterisk Manager Interface. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Agrona names itself in its manifest only.
module io.amiload.codec {
    requires transitive org.agrona;

    exports io.amiload.codec;
}
