// SPDX-License-Identifier: Apache-2.0
/**
 * A codec for the Asterisk Manager Interface: bytes to messages and back, in place.
 *
 * <p>{@link io.amiload.codec.AmiDecoder} finds messages in a buffer and shows each as an
 * {@link io.amiload.codec.AmiMessage}; {@link io.amiload.codec.AmiEncoder} writes them. Keys and names are small
 * numbers, listed in {@link io.amiload.codec.AmiKey} and {@link io.amiload.codec.AmiName}.
 */
package io.amiload.codec;
