package dev.sbsync.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the documents: links resolve, and examples are compiled code. */
class LinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @Test
    void everyLinkWithinTheTree_resolves() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            String text = Files.readString(document).replaceAll("(?s)```.*?```", "");
            Matcher links = LINK.matcher(text);
            while (links.find()) {
                if (!leads(document, links.group(1))) {
                    broken.add(ROOT.relativize(document) + ": " + links.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void testExampleOfTheReadme_isThatOfTheExampleProject() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## Test your own code"));
        String snippet = section.substring(section.indexOf("```java") + 7);
        snippet = snippet.substring(0, snippet.indexOf("```"));
        String code =
                Files.readString(ROOT.resolve("docs/examples/testkit/src/test/java/example/PriceUpdateTest.java"));

        assertThat(snippet.strip().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(12);
        for (String part : snippet.split("\n\n", -1)) {
            assertThat(squeezed(code)).contains(squeezed(part));
        }
    }

    @Test
    void readme_fitsOnAPage() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    private static boolean leads(Path document, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return true; // the build does not check external links
        }
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(file).contains(parts[1]);
    }

    private static List<String> anchors(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("#+ ", "")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\d -]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toList());
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> root = Files.list(ROOT)) {
            return Stream.concat(docs, root)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
