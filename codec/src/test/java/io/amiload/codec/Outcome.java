// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.util.List;

/**
 * All that decoding a stream tells.
 *
 * @param messages the messages
 * @param blankLines where empty lines were that end no message
 * @param violations limit and offset, as in {@code MESSAGE_TOO_LONG@0}
 * @param done where the first byte is that was not done with
 */
record Outcome(List<CollectedMessage> messages, List<Long> blankLines, List<String> violations, long done) {
}
