// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Puts three stars in the place of the secrets a client sends: the value of each {@code Secret}, and of the {@code Key}
 * of a Login. What may still turn out to be the start of such a header is held back, so that it does not matter how the
 * bytes were cut into reads.
 *
 * <p>A {@code Key} that stands before any {@code Action} is masked too, as nobody knows yet whose it is. Lines end at a
 * line feed, as Asterisk reads them; blanks before a key and before its colon are forgiven, although Asterisk does not.
 */
final class SecretMask implements StreamFilter {

    private static final byte[] STARS = {'*', '*', '*'};
    /** A line that has not shown a colon within so many bytes has no key that matters here. */
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_NAME = 64;

    private enum In { KEY, VALUE, ACTION, SECRET }

    private final StringBuilder key = new StringBuilder();
    private final StringBuilder action = new StringBuilder();
    private In in = In.KEY;
    private boolean actionKnown;
    private boolean isLogin;
    private boolean lineHasBytes;
    private byte last;

    @Override
    public byte[] next(byte[] bytes) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length + LONGEST_KEY);
        for (byte b : bytes) {
            if (b == '\n') {
                endLine(kept);
            } else {
                take(b, kept);
            }
            last = b;
        }
        return kept.toByteArray();
    }

    private void take(byte b, ByteArrayOutputStream kept) {
        lineHasBytes |= b != '\r';
        switch (in) {
            case KEY -> takeKey(b, kept);
            case ACTION -> {
                kept.write(b);
                if (action.length() < LONGEST_NAME) {
                    action.append((char) (b & 0xFF));
                }
            }
            case VALUE -> kept.write(b);
            default -> {
                // A byte of a secret goes nowhere.
            }
        }
    }

    private void takeKey(byte b, ByteArrayOutputStream kept) {
        key.append((char) (b & 0xFF));
        if (b == ':') {
            String name = key.substring(0, key.length() - 1).strip().toLowerCase(Locale.ROOT);
            release(kept);
            in = meaning(name);
            if (in == In.SECRET) {
                kept.write(' ');
                kept.write(STARS, 0, STARS.length);
            }
        } else if (key.length() > LONGEST_KEY) {
            release(kept);
            in = In.VALUE;
        }
    }

    private In meaning(String name) {
        return switch (name) {
            case "secret" -> In.SECRET;
            case "key" -> isLogin || !actionKnown ? In.SECRET : In.VALUE;
            case "action" -> In.ACTION;
            default -> In.VALUE;
        };
    }

    private void endLine(ByteArrayOutputStream kept) {
        if (in == In.KEY) {
            release(kept);
        } else if (in == In.SECRET && last == '\r') {
            kept.write('\r');
        } else if (in == In.ACTION) {
            actionKnown = true;
            isLogin |= action.toString().strip().equalsIgnoreCase("Login");
            action.setLength(0);
        }
        kept.write('\n');
        if (!lineHasBytes) {
            actionKnown = false;
            isLogin = false;
        }
        lineHasBytes = false;
        in = In.KEY;
    }

    private void release(ByteArrayOutputStream kept) {
        byte[] held = key.toString().getBytes(StandardCharsets.ISO_8859_1);
        kept.write(held, 0, held.length);
        key.setLength(0);
    }

    @Override
    public byte[] end() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        release(kept);
        return kept.toByteArray();
    }
}
