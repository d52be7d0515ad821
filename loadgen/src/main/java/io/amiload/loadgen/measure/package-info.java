// SPDX-License-Identifier: Apache-2.0
/** What a run measured: plain data carried out of the engine. */
package io.amiload.loadgen.measure;
