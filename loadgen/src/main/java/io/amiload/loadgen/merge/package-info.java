// SPDX-License-Identifier: Apache-2.0
/** Many results, of several machines or of several runs, become one. */
package io.amiload.loadgen.merge;
