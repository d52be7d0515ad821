// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;

/**
 * One request.
 *
 * @param method  in upper case
 * @param path    below the server's prefix, as it was sent, without a query; null if it is not below the prefix
 * @param query   what stands behind the question mark, still encoded; empty if there is none
 * @param body    of a POST; empty otherwise
 * @param headers finds the values of a header by its name, in any case
 * @param local   where it came in
 * @param remote  where it came from
 */
public record WebRequest(String method, String path, String query, byte[] body,
                         Function<String, List<String>> headers, InetSocketAddress local, InetSocketAddress remote) {

    /**
     * Finds a header.
     *
     * @param name its name, in any case
     * @return its first value, or null if it is not there
     */
    public String header(String name) {
        List<String> values = headers.apply(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Says whether nothing but a head is wanted.
     *
     * @return whether it is a HEAD
     */
    public boolean isHead() {
        return method.equals("HEAD");
    }

    /**
     * Says whether its parameters stand in its path.
     *
     * @return whether it is a GET or a HEAD
     */
    public boolean isGet() {
        return method.equals("GET") || isHead();
    }
}
