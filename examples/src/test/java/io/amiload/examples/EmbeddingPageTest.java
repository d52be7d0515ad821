// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.AmiDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page shows the sources as they are, and names all of the API. */
class EmbeddingPageTest {

    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void quotesEverySourceWordForWord() throws IOException {
        List<String> quoted = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/embedding.md")));
        while (blocks.find()) {
            quoted.add(blocks.group(1));
        }
        List<String> sources = new ArrayList<>();
        for (String name : List.of("BlockingClient", "SelectorClient", "AmiInbound", "NettyClient", "UnknownKeys")) {
            String source = Files.readString(
                ROOT.resolve("examples/src/main/java/io/amiload/examples/" + name + ".java"));
            sources.add(source.substring(source.indexOf("\n/**") + 1));
        }
        assertEquals(sources, quoted);
    }

    @Test
    void namesEveryPublicType() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/embedding.md"));
        String table = page.substring(page.indexOf("## What is public API"));
        String folder = AmiDecoder.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(ROOT.resolve("codec/src/main/java").resolve(folder))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                boolean open = Pattern.compile("^public .*\\b(class|interface|enum|record) " + name, Pattern.MULTILINE)
                    .matcher(Files.readString(file)).find();
                assertTrue(open == table.contains("`" + name + "`"), name);
            }
        }
    }
}
