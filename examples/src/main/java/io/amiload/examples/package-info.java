// SPDX-License-Identifier: Apache-2.0
/** Programs that use the codec; docs/embedding.md shows and explains them. */
package io.amiload.examples;
