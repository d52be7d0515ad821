// SPDX-License-Identifier: Apache-2.0
/** The command line: reads flags, says one clear sentence when something is wrong, and ends with the right code. */
package io.amiload.loadgen.cli;
