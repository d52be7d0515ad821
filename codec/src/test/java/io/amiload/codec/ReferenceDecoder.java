// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.amiload.codec.AmiFormatException.Reason;
import io.amiload.codec.CollectedMessage.Header;
import java.util.ArrayList;
import java.util.List;

/** The rules of the decoder once more, as plainly as possible: the whole stream at once, as text. */
final class ReferenceDecoder {

    private static final String END_OF_OUTPUT = "--END COMMAND--";

    private final String text;
    private final AmiLimits limits;
    private final Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
    private boolean lineFeedEnds;

    private ReferenceDecoder(byte[] stream, AmiLimits limits) {
        text = new String(stream, ISO_8859_1);
        this.limits = limits;
    }

    static Outcome decode(byte[] stream, LineEnding lineEnding, AmiLimits limits) {
        ReferenceDecoder decoder = new ReferenceDecoder(stream, limits);
        int done = decoder.run(lineEnding);
        Outcome o = decoder.outcome;
        return new Outcome(o.messages(), o.blankLines(), o.violations(), done);
    }

    private int run(LineEnding lineEnding) {
        int at = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
        boolean first = true;
        while (at < text.length()) {
            if (text.startsWith("\n", at) || text.startsWith("\r\n", at)) {
                outcome.blankLines().add((long) at);
                at = text.indexOf('\n', at) + 1;
                continue;
            }
            if (first) {
                int feed = text.indexOf('\n', at);
                lineFeedEnds = lineEnding == LineEnding.LF
                    || lineEnding == LineEnding.AUTO && feed >= 0 && text.charAt(feed - 1) != '\r';
            }
            int end = message(at, first);
            if (end < 0) {
                return at;
            }
            at = end;
            first = false;
        }
        return at;
    }

    /** Returns where the message ends, or −1 if it does not. */
    private int message(int at, boolean first) {
        List<Header> headers = new ArrayList<>();
        Kind kind = Kind.OTHER;
        String name = null;
        boolean output = false;
        for (int line = at; ; ) {
            int feed = output ? text.indexOf('\n', line) : endOfLine(line);
            if (feed < 0) {
                boolean tooLong = text.length() - at > limits.maxMessageBytes();
                return tooLong ? violation(Reason.MESSAGE_TOO_LONG, at) : -1;
            }
            String content = content(line, feed);
            boolean ended = lineFeedEnds || line + content.length() < feed;
            int end = -1;
            if (output && ended && content.endsWith(END_OF_OUTPUT)) {
                String behind = text.substring(feed + 1, Math.min(text.length(), feed + 3));
                if (behind.isEmpty() || behind.equals("\r")) {
                    boolean tooLong = text.length() - at > limits.maxMessageBytes();
                    return tooLong ? violation(Reason.MESSAGE_TOO_LONG, at) : -1;
                }
                if (behind.startsWith("\n") || behind.equals("\r\n")) {
                    end = text.indexOf('\n', feed + 1) + 1;
                    content = content.substring(0, content.length() - END_OF_OUTPUT.length());
                }
            } else if (!output && content.isEmpty()) {
                end = feed + 1;
            }
            if (end < 0 || !content.isEmpty()) {
                boolean last = headers.isEmpty() || !"Output".equalsIgnoreCase(headers.get(headers.size() - 1).key());
                Header header = split(content);
                if (!output && header.key() != null && header.key().length() > limits.maxKeyBytes()) {
                    boolean tooLong = feed + 1 - at > limits.maxMessageBytes();
                    return violation(tooLong ? Reason.MESSAGE_TOO_LONG : Reason.KEY_TOO_LONG, at);
                }
                if (output && !(end < 0 && ended && last && isHeaderOfFollows(header.key(), headers))) {
                    header = new Header("Output", content);
                }
                headers.add(header);
                if (headers.size() > limits.maxHeaders()) {
                    boolean tooLong = Math.max(feed + 1, end) - at > limits.maxMessageBytes();
                    return violation(tooLong ? Reason.MESSAGE_TOO_LONG : Reason.TOO_MANY_HEADERS, at);
                }
                if (first && line == at && header.key() == null && content.contains("Call Manager/")) {
                    kind = Kind.BANNER;
                    end = feed + 1;
                } else if (!output && name == null && kindOf(header.key()) != Kind.OTHER) {
                    kind = kindOf(header.key());
                    name = header.value();
                    output = kind == Kind.RESPONSE && name.equalsIgnoreCase("Follows");
                }
            }
            if (end >= 0) {
                if (end - at > limits.maxMessageBytes()) {
                    return violation(Reason.MESSAGE_TOO_LONG, at);
                }
                outcome.messages().add(new CollectedMessage(kind, name, at, end - at, headers));
                return end;
            }
            line = feed + 1;
        }
    }

    /** Skips to the first blank line, or to the end of what there is. */
    private int violation(Reason reason, int at) {
        outcome.violations().add(reason + "@" + at);
        for (int line = at; ; ) {
            int feed = endOfLine(line);
            if (feed < 0) {
                return text.length();
            }
            if (content(line, feed).isEmpty()) {
                return feed + 1;
            }
            line = feed + 1;
        }
    }

    private int endOfLine(int line) {
        int feed = text.indexOf('\n', line);
        while (feed > line && !lineFeedEnds && text.charAt(feed - 1) != '\r') {
            feed = text.indexOf('\n', feed + 1);
        }
        return feed;
    }

    private String content(int line, int feed) {
        return text.substring(line, feed > line && text.charAt(feed - 1) == '\r' ? feed - 1 : feed);
    }

    private static boolean isHeaderOfFollows(String key, List<Header> headers) {
        return ("Privilege".equalsIgnoreCase(key) || "ActionID".equalsIgnoreCase(key))
            && headers.stream().noneMatch(h -> key.equalsIgnoreCase(h.key()));
    }

    private static Header split(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return new Header(null, line);
        }
        int value = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
        return new Header(line.substring(0, colon), line.substring(value));
    }

    private static Kind kindOf(String key) {
        return "Event".equalsIgnoreCase(key) ? Kind.EVENT
            : "Response".equalsIgnoreCase(key) ? Kind.RESPONSE
            : "Action".equalsIgnoreCase(key) ? Kind.ACTION : Kind.OTHER;
    }
}
