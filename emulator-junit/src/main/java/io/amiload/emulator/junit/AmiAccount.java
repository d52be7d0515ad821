// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An account of an {@link AmiEmulator}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface AmiAccount {

    /**
     * Names it.
     *
     * @return its name
     */
    String name();

    /**
     * Gives its secret.
     *
     * @return the secret; empty means that nobody can log in
     */
    String secret();

    /**
     * Says what it may see.
     *
     * @return classes of events, separated by commas
     */
    String read() default "all";

    /**
     * Says what it may do.
     *
     * @return classes of actions, separated by commas
     */
    String write() default "all";
}
