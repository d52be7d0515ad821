// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.EmulatorBuilder;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Starts, hands out and closes the servers of {@link AmiEmulator}. */
final class AmiEmulatorExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(AmiEmulatorExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmulatedAsterisk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        for (Optional<ExtensionContext> place = Optional.of(context); place.isPresent(); place = place.get().getParent()) {
            Optional<AnnotatedElement> element = place.get().getElement();
            Optional<AmiEmulator> wanted = AnnotationSupport.findAnnotation(element, AmiEmulator.class);
            if (wanted.isPresent()) {
                return server(place.get().getStore(NAMESPACE), element.get(), wanted.get());
            }
        }
        throw new ParameterResolutionException("no @AmiEmulator on the class of " + context.getDisplayName()
                + "; one on a test method serves that method and what runs before and after it, not a constructor");
    }

    /** The server that belongs to an annotation; JUnit closes it with the store. */
    private static EmulatedAsterisk server(Store store, AnnotatedElement element, AmiEmulator wanted) {
        // Tests of one class may run side by side.
        synchronized (AmiEmulatorExtension.class) {
            EmulatedAsterisk known = store.get(element, EmulatedAsterisk.class);
            if (known == null) {
                known = start(wanted);
                store.put(element, known);
            }
            return known;
        }
    }

    private static EmulatedAsterisk start(AmiEmulator wanted) {
        EmulatorBuilder builder = EmulatedAsterisk.builder().version(wanted.version()).calls(wanted.calls());
        for (AmiAccount account : wanted.accounts()) {
            builder.account(account.name(), account.secret(), account.read(), account.write());
        }
        if (wanted.tls()) {
            builder.tls(0);
        }
        if (wanted.http()) {
            builder.http(0);
        }
        if (wanted.https()) {
            builder.https(0);
        }
        try {
            ReflectionSupport.newInstance(wanted.setup()).accept(builder);
            return builder.start();
        } catch (Exception e) {
            throw new ParameterResolutionException("the emulated Asterisk does not start: " + e.getMessage(), e);
        }
    }
}
