// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

/** A filter that Asterisk would not take; the message is Asterisk's own. */
public final class FilterException extends Exception {

    private static final long serialVersionUID = 1;
    private static final String ADVICE = "  Check the syntax of the filter given.";

    private FilterException(String message) {
        super(message);
    }

    static FilterException wrongForm() {
        return new FilterException("Filter was formatted incorrectly." + ADVICE);
    }

    static FilterException wrongPattern() {
        return new FilterException("Filter did not compile." + ADVICE);
    }
}
