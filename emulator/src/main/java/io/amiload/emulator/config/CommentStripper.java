// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

/**
 * Takes the comments out of the lines of a file: {@code ;} to the end of the line, and {@code ;--} to {@code --;} over
 * any number of lines, nested too. A semicolon behind a backslash is text, and the backslash goes. {@code ;---} begins
 * a comment of one line.
 */
final class CommentStripper {

    private static final int DEEPEST = 128;

    private int depth;
    private int begun;

    /** Gives what of a line is no comment. */
    String strip(String line, int number) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int semicolon = line.indexOf(';', at);
            if (semicolon < 0) {
                break;
            }
            if (semicolon > at && line.charAt(semicolon - 1) == '\\') {
                keep(text, line, at, semicolon - 1);
                keep(text, line, semicolon, semicolon + 1);
                at = semicolon + 1;
            } else if (line.startsWith("--", semicolon + 1) && !line.startsWith("-", semicolon + 3)) {
                keep(text, line, at, semicolon);
                open(number);
                at = semicolon + 3;
            } else if (depth > 0 && semicolon >= at + 2 && line.startsWith("--", semicolon - 2)) {
                depth--;
                at = semicolon + 1;
            } else if (depth == 0) {
                keep(text, line, at, semicolon);
                return text.toString();
            } else {
                at = semicolon + 1;
            }
        }
        keep(text, line, at, line.length());
        return text.toString();
    }

    private void keep(StringBuilder text, String line, int from, int to) {
        if (depth == 0) {
            text.append(line, from, to);
        }
    }

    private void open(int number) {
        if (depth < DEEPEST) {
            if (depth == 0) {
                begun = number;
            }
            depth++;
        }
    }

    /** The line where a comment begins that has not ended; 0 if there is none. */
    int unterminatedSince() {
        return depth > 0 ? begun : 0;
    }
}
