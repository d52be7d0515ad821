// SPDX-License-Identifier: Apache-2.0
/**
 * What each action does: to the model of calls, and to the session that asked. Internal to the emulator, though
 * public for its other packages.
 */
package io.amiload.emulator.action;
