// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import io.amiload.emulator.AsteriskVersion;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has an emulated Asterisk started for a test, on free ports of the loopback address, and closed behind it. Tests,
 * constructors and lifecycle methods take it as a parameter of the type
 * {@link io.amiload.emulator.EmulatedAsterisk EmulatedAsterisk}.
 *
 * <pre>{@code
 * @AmiEmulator(accounts = @AmiAccount(name = "monitor", secret = "m0nitor"))
 * class MyClientTest {
 *
 *     @Test
 *     void logsIn(EmulatedAsterisk asterisk) {
 *         MyClient client = new MyClient(asterisk.host(), asterisk.port());
 *     }
 * }
 * }</pre>
 *
 * <p>On a class it is one server for all tests of the class and of classes nested in it; on a method it is one for this
 * test alone, in place of the class's. It is started when it is first asked for.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(AmiEmulatorExtension.class)
public @interface AmiEmulator {

    /**
     * Chooses what is emulated.
     *
     * @return the version
     */
    AsteriskVersion version() default AsteriskVersion.V22;

    /**
     * Lists the accounts.
     *
     * @return none for {@code admin} alone, with the secret that {@code EmulatedAsterisk.secret()} gives
     */
    AmiAccount[] accounts() default {};

    /**
     * Has it speak TLS too.
     *
     * @return whether it does, at {@code EmulatedAsterisk.tlsPort()}
     */
    boolean tls() default false;

    /**
     * Has it speak HTTP too.
     *
     * @return whether it does, at {@code EmulatedAsterisk.httpPort()}
     */
    boolean http() default false;

    /**
     * Has it speak HTTP inside TLS too.
     *
     * @return whether it does, at {@code EmulatedAsterisk.httpsPort()}
     */
    boolean https() default false;

    /**
     * Has it make calls by itself.
     *
     * @return how many per second
     */
    double calls() default 0;

    /**
     * Sets up what there is no attribute for.
     *
     * @return who does, after all attributes
     */
    Class<? extends EmulatorSetup> setup() default EmulatorSetup.None.class;
}
