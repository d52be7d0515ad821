// SPDX-License-Identifier: Apache-2.0
/** Keeps the bytes of manager sessions with their times, without secrets, and plays them back. */
package io.amiload.loadgen.record;
