// SPDX-License-Identifier: Apache-2.0
/**
 * Asterisk's configuration files: their format ({@link io.amiload.emulator.config.ConfigReader}), and what those mean
 * that the emulator reads. Knows nothing of the server.
 */
package io.amiload.emulator.config;
