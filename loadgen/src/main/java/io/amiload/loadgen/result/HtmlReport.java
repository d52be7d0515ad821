// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** Makes {@code report.html}, an {@link HtmlPage}, from a result folder's other files. */
public final class HtmlReport {

    private HtmlReport() {
    }

    /**
     * Writes the page, in place of an older one.
     *
     * @param folder holds {@code result.json}, and for the charts {@code intervals.hlog} and {@code series.csv}
     * @return the page's path
     * @throws IOException when a file cannot be read or written
     */
    public static Path write(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode result = mapper.readTree(folder.resolve(ResultFolder.RESULT).toFile());
        ObjectNode data = mapper.createObjectNode();
        data.set("result", result);
        data.setAll(ReportCharts.read(folder, result.path("plan").path("warmup").asLong(),
            result.path("measured").asLong()));
        String title = result.path("plan").path("name").asText("run") + " " + result.path("started").asText();
        Path report = folder.resolve(ResultFolder.REPORT);
        HtmlPage.write(report, "report.html", title, data);
        return report;
    }
}
