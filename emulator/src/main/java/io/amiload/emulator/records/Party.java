// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

/**
 * A channel at a moment, as the records see it. Texts are ISO 8859-1, one character for each byte.
 *
 * @param name        the channel's name
 * @param uniqueid    its unique id
 * @param linkedid    the call's
 * @param age         smaller for those that came earlier
 * @param up          whether it is answered
 * @param cause       why it was hung up, 0 for no reason yet
 * @param number      the caller's number, empty for none
 * @param callerName  the caller's name
 * @param account     its account code
 * @param amaFlags    how it is accounted for
 * @param context     where it is in the dialplan
 * @param exten       the extension there
 * @param priority    the priority there
 * @param application what it carries out
 * @param data        the application's arguments
 * @param dialed      whether somebody dialled it: not Originate, and nobody who calls by himself
 * @param subroutine  whether it is in a subroutine that an application has run
 * @param ending      whether the dialplan has its last words about it
 * @param gone        whether it is hung up
 */
public record Party(String name, String uniqueid, String linkedid, long age, boolean up, int cause, String number,
        String callerName, String account, String amaFlags, String context, String exten, int priority,
        String application, String data, boolean dialed, boolean subroutine, boolean ending, boolean gone) {

    /** Whether a further application at another place has begun since then. Who dials shows as AppDial now and then. */
    boolean hasMovedSince(Party before) {
        return !application.equals(before.application) && !isDummy(application)
                && (!context.equals(before.context) || !exten.equals(before.exten) || priority != before.priority);
    }

    static boolean isDummy(String application) {
        return application.regionMatches(true, 0, "appdial", 0, 7);
    }
}
