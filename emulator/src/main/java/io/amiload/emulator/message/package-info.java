// SPDX-License-Identifier: Apache-2.0
/**
 * What is said on a manager connection: texts, actions as they come in, messages as they are written, and events,
 * which are encoded once and given to whoever may see them. Knows no session. Internal to the emulator, though public
 * for its other packages.
 */
package io.amiload.emulator.message;
