// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.Objects;

/**
 * Who logs in and how. Printing it never shows the secret.
 *
 * @param user   the account's name
 * @param secret its password
 * @param auth   how the password is proved
 */
public record Credentials(String user, Secret secret, AuthMethod auth) {

    /** Checks that nothing is missing. */
    public Credentials {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(auth, "auth");
    }
}
