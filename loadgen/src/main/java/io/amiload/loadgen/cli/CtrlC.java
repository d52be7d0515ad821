// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What Ctrl-C (SIGINT) does. By itself it ends a Java program, once and for all: a second one is not noticed while the
 * program winds up. The class that changes this is part of every JDK but not of the standard, and the compiler warns of
 * it, so it is looked up by name.
 */
final class CtrlC {

    private CtrlC() {
    }

    /**
     * Has each Ctrl-C run an action, on a thread of its own, instead of ending the program.
     *
     * @return false where that is not possible; then it ends the program as before
     */
    static boolean runs(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object mine = Proxy.newProxyInstance(CtrlC.class.getClassLoader(), new Class<?>[] {handler},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "handle" -> {
                        action.run();
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "Ctrl-C";
                });
            signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("INT"), mine);
            return true;
        } catch (InvocationTargetException e) {
            // The virtual machine was told to leave signals alone (-Xrs).
            return false;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
