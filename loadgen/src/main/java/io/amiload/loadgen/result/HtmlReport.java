// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import java.io.IOException;
import java.nio.file.Path;

/** x. */
public final class HtmlReport {
    private HtmlReport() {
    }

    /** x. */
    public static Path write(Path f) throws IOException {
        return f.resolve(ResultFolder.REPORT);
    }
}
