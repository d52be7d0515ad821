// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.result.Tool;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            Tool.current().toString(),
            System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")
        };
    }
}
