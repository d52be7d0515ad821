// SPDX-License-Identifier: Apache-2.0
/**
 * What the codec costs, beside other ways to do the same work on the same bytes.
 *
 * <p>Every row is given the whole of a real capture, or many different messages, in turn: one message
 * repeated is learnt by the branch predictor and flatters whoever reads it. What a row finds or writes is compared with
 * what is known by other means, in its set-up or at each invocation; a row that is wrong fails.
 */
package io.amiload.jmh;
