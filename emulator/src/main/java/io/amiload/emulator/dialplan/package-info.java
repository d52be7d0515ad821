// SPDX-License-Identifier: Apache-2.0

/** What of a dialplan can be thought of without a server: expressions and the replacement of variables in texts. */
package io.amiload.emulator.dialplan;
