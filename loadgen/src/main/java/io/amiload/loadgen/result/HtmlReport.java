// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes {@code report.html} from a result folder's other files: one file that opens from disk, without a network.
 *
 * <p>The page gets the numbers as JSON and shows every text as text, so nothing a server says can become markup.
 */
public final class HtmlReport {

    private static final String TITLE = "{{title}}";
    private static final String DATA = "{{data}}";
    private static final String CHARTS = "{{echarts}}";

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
        String page = fill(resource("report.html"), title, mapper.writeValueAsString(data));
        Path report = folder.resolve(ResultFolder.REPORT);
        Path temporary = folder.resolve(ResultFolder.REPORT + ".tmp");
        Files.writeString(temporary, page, StandardCharsets.UTF_8);
        Files.move(temporary, report, StandardCopyOption.REPLACE_EXISTING);
        return report;
    }

    private static String fill(String template, String title, String json) throws IOException {
        // From the end to the start, and by position: what is put in is not searched again.
        StringBuilder page = new StringBuilder(template);
        replace(page, DATA, scriptSafe(json));
        replace(page, CHARTS, charts().replace("</", "<\\/"));
        replace(page, TITLE, escaped(title));
        return page.toString();
    }

    private static void replace(StringBuilder page, String placeholder, String text) {
        int at = page.lastIndexOf(placeholder);
        page.replace(at, at + placeholder.length(), text);
    }

    /** JSON that can stand between script tags: no markup can begin in it, no line end of JavaScript's own is left. */
    static String scriptSafe(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
            .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String charts() throws IOException {
        String version = Tool.properties().getProperty("echarts");
        return resource("/META-INF/resources/webjars/echarts/" + version + "/echarts.min.js");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
