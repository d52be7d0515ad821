// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** How a session proves who it is. */
public enum AuthMethod {
    /** The secret is sent in the Login action. */
    PLAIN,
    /** Challenge and response; the secret is never sent. */
    MD5,
    /** HTTP Digest with each request, in place of a Login. */
    DIGEST
}
