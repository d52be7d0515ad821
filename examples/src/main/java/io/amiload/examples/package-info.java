// SPDX-License-Identifier: Apache-2.0
/** Three ways to use the codec; docs/embedding.md shows and explains them. */
package io.amiload.examples;
