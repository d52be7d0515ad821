// SPDX-License-Identifier: Apache-2.0
/** What a run shall do: scenarios, load profiles, limits. Pure functions and values; nothing here sends a byte. */
package io.amiload.loadgen.plan;
