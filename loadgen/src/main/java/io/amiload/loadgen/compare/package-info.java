// SPDX-License-Identifier: Apache-2.0
/** Two results, and whether one is better than the other. */
package io.amiload.loadgen.compare;
