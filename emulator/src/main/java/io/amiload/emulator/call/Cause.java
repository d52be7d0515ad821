// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

/** Why a channel was hung up, by the numbers of Q.850. */
public final class Cause {

    public static final int NONE = 0;
    static final int NORMAL_CLEARING = 16;
    public static final int USER_BUSY = 17;
    static final int NO_ROUTE = 3;
    static final int NO_ANSWER = 19;
    static final int SUBSCRIBER_ABSENT = 20;
    public static final int CALL_REJECTED = 21;
    static final int ANSWERED_ELSEWHERE = 26;
    public static final int CONGESTION = 34;
    static final int INTERWORKING = 127;
    /** Not a cause, but what Asterisk tells in the place of one when somebody on the server asks for the end. */
    static final int EXPLICIT = 32;

    private static final String[] TEXTS = new String[128];

    static {
        TEXTS[1] = "Unallocated (unassigned) number";
        TEXTS[3] = "No route to destination";
        TEXTS[16] = "Normal Clearing";
        TEXTS[17] = "User busy";
        TEXTS[18] = "No user responding";
        TEXTS[19] = "User alerting, no answer";
        TEXTS[20] = "Subscriber absent";
        TEXTS[21] = "Call Rejected";
        TEXTS[22] = "Number changed";
        TEXTS[26] = "Answered elsewhere";
        TEXTS[27] = "Destination out of order";
        TEXTS[28] = "Invalid number format";
        TEXTS[31] = "Normal, unspecified";
        TEXTS[34] = "Circuit/channel congestion";
        TEXTS[38] = "Network out of order";
        TEXTS[41] = "Temporary failure";
        TEXTS[42] = "Switching equipment congestion";
        TEXTS[44] = "Requested channel not available";
        TEXTS[58] = "Bearer capability not available";
        TEXTS[66] = "Channel not implemented";
        TEXTS[88] = "Incompatible destination";
        TEXTS[102] = "Recover on timer expiry";
        TEXTS[111] = "Protocol error, unspecified";
        TEXTS[127] = "Interworking, unspecified";
    }

    private Cause() {
    }

    static String text(int cause) {
        String text = cause >= 0 && cause < TEXTS.length ? TEXTS[cause] : null;
        return text == null ? "Unknown" : text;
    }

    /** What DialEnd says of who went for a cause before having answered. */
    static String dialStatus(int cause) {
        switch (cause) {
            case USER_BUSY:
                return "BUSY";
            case CONGESTION:
                return "CONGESTION";
            case NO_ROUTE:
            case SUBSCRIBER_ABSENT:
                return "CHANUNAVAIL";
            default:
                return "NOANSWER";
        }
    }

    /** The number at the start of a text, within the range of causes; {@code missing} if there is none. */
    public static int parse(String text, int missing) {
        if (text.isEmpty() || text.length() > 3) {
            return missing;
        }
        int cause = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return missing;
            }
            cause = cause * 10 + digit - '0';
        }
        return cause < TEXTS.length ? cause : missing;
    }
}
