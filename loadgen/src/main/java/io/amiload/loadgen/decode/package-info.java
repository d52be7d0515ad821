// SPDX-License-Identifier: Apache-2.0
/** Raw manager bytes to JSON Lines, for any size of stream. */
package io.amiload.loadgen.decode;
