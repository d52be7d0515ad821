// SPDX-License-Identifier: Apache-2.0
/** The highest load a target holds: how to look for it, and the certificate that says what was found. */
package io.amiload.loadgen.search;
