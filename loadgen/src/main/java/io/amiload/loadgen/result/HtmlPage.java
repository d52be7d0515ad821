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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in one file that opens from disk, without a network: a template of this package with its data, style and
 * charts put in. The page gets the data as JSON and shows every text as text, so nothing a server says can become markup.
 */
public final class HtmlPage {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(title|style|echarts|data|script)}}");

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
        Map<String, String> parts = Map.of(
            "title", title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
            "style", resource("page.css"),
            "echarts", resource("/META-INF/resources/webjars/echarts/" + Tool.properties().getProperty("echarts")
                + "/echarts.min.js").replace("</", "<\\/"),
            "data", scriptSafe(new ObjectMapper().writeValueAsString(data)),
            "script", resource("page.js"));
        // In one pass, so that what is put in is not searched again.
        String page = PLACE.matcher(resource(template))
            .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, page, StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** JSON that can stand between script tags: no markup can begin in it, no line end of JavaScript's own is left. */
    private static String scriptSafe(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
            .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
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
