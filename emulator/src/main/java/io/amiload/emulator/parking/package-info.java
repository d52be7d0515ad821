// SPDX-License-Identifier: Apache-2.0
/** What is set up about parking: the lots of {@code res_parking.conf}. */
package io.amiload.emulator.parking;
