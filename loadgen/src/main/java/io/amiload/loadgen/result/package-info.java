// SPDX-License-Identifier: Apache-2.0
/** The files of a result and the words for people, made from what a run measured. */
package io.amiload.loadgen.result;
