// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/**
 * What the target said about itself.
 *
 * @param banner          its first line; null when there was none
 * @param amiVersion      from the banner or CoreSettings; null when unknown
 * @param asteriskVersion from CoreSettings; null when unknown
 * @param address         {@code host:port}
 * @param transport       {@code tcp}, {@code tls}, {@code http} or {@code https}
 * @param emulated        true when it is known to be the emulator
 * @param background      what it is known to do besides what the run asks for; null when nothing is known
 */
public record TargetFacts(String banner, String amiVersion, String asteriskVersion, String address,
                          String transport, boolean emulated, String background) {
}
