// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers requests. */
@FunctionalInterface
public interface WebHandler {

    /**
     * Takes a request. Run on the web server's thread, which it must not hold up.
     *
     * @param request what is asked
     * @param answer  to be given what makes the answer, once, sooner or later and on any thread; it is made on the web
     *                server's
     */
    void handle(WebRequest request, Consumer<Supplier<WebAnswer>> answer);
}
