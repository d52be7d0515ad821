// SPDX-License-Identifier: Apache-2.0
/** What a run shows to Prometheus while it goes on. */
package io.amiload.loadgen.metrics;
