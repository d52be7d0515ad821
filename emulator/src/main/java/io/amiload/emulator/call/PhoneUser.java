// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

/** Whoever sits at phones, and sees what they show. */
interface PhoneUser {

    /** The call is answered: by the phone that was called, or by what the phone has called. */
    void answered(PhoneLeg leg);

    /** The phone's channel has ended. */
    void gone(PhoneLeg leg);
}
