// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A page in one file that opens from disk, without a network: a template of this package with its data, style and
 * charts put in. The page gets the data as JSON and shows every text as text, so nothing a server says can become markup.
 */
public final class HtmlPage {

    private static final String TITLE = "{{title}}";
    private static final String STYLE = "{{style}}";
    private static final String DATA = "{{data}}";
    private static final String SCRIPT = "{{script}}";
    private static final String CHARTS = "{{echarts}}";

    private HtmlPage() {
    }

    /**
     * Writes a page, in place of an older one.
     *
     * @param file     where to
     * @param template the template's name
     * @param title    what the window is called
     * @param data     what the page shows
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, String template, String title, JsonNode data) throws IOException {
        // From the end to the start, and by position: what is put in is not searched again.
        StringBuilder page = new StringBuilder(resource(template));
        replace(page, SCRIPT, resource("page.js"));
        replace(page, DATA, HtmlReport.scriptSafe(new ObjectMapper().writeValueAsString(data)));
        replace(page, CHARTS, resource("/META-INF/resources/webjars/echarts/"
            + Tool.properties().getProperty("echarts") + "/echarts.min.js").replace("</", "<\\/"));
        replace(page, STYLE, resource("page.css"));
        replace(page, TITLE, title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, page, StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void replace(StringBuilder page, String placeholder, String text) {
        int at = page.lastIndexOf(placeholder);
        page.replace(at, at + placeholder.length(), text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
