// SPDX-License-Identifier: Apache-2.0
/** A codec for the Asterisk Manager Interface. */
@SuppressWarnings("requires-automatic") // Agrona names its module in the manifest only.
module io.amiload.codec {
    requires org.agrona;

    exports io.amiload.codec;
}
