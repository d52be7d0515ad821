// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import io.amiload.emulator.EmulatorBuilder;

/** Sets up what an {@link AmiEmulator} has no attribute for. Needs a constructor without parameters. */
@FunctionalInterface
public interface EmulatorSetup {

    /**
     * Changes the description of a server before it is started.
     *
     * @param builder describes it, with what the annotation says
     * @throws Exception if the test cannot be run so
     */
    void accept(EmulatorBuilder builder) throws Exception;

    /** Changes nothing. */
    final class None implements EmulatorSetup {

        /** Makes one. */
        public None() {
        }

        @Override
        public void accept(EmulatorBuilder builder) {
            // That is its purpose.
        }
    }
}
