package dev.sbsync.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/architecture.md} with the sources: every package is listed once, and named classes exist. */
class ArchitectureDocTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([a-z.]+[a-z*])` \\| [^|]+ \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z][a-zA-Z]*[a-z][a-zA-Z]*\\b");

    @Test
    void everyPackage_isListedOnce() throws IOException {
        String text = text();
        String section = text.substring(text.indexOf("## Packages"), text.indexOf("## Decisions worth knowing"));
        List<String> listed =
                PACKAGE_ROW.matcher(section).results().map(row -> row.group(1)).toList();

        Set<String> packages = packages();

        assertThat(packages)
                .allSatisfy(name -> assertThat(listed)
                        .filteredOn(row -> covers(row, name))
                        .as(name)
                        .hasSize(1));
        assertThat(listed).allMatch(row -> packages.stream().anyMatch(name -> covers(row, name)));
    }

    /** {@code x.*} stands for the packages inside x. */
    private static boolean covers(String row, String name) {
        return row.endsWith(".*") ? name.startsWith(row.substring(0, row.length() - 1)) : row.equals(name);
    }

    @Test
    void everyNamedClass_exists() throws IOException {
        Set<String> classes = sources("src/")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        String prose = text().replaceAll("(?s)```.*?```", "");
        Set<String> named = CODE.matcher(prose)
                .results()
                .map(code -> code.group(1).split("[(]", -1)[0])
                .flatMap(code -> CLASS.matcher(code).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(40).isSubsetOf(classes);
    }

    private static Set<String> packages() throws IOException {
        return sources("src/main/java/dev/sbsync")
                .map(file -> file.getParent().toString().replace('\\', '/'))
                .map(folder -> folder.substring(folder.indexOf("/dev/sbsync/") + "/dev/sbsync/".length())
                        .replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> sources(String folder) throws IOException {
        List<Path> found;
        try (Stream<Path> modules = Files.list(ROOT)) {
            found = modules.filter(module -> module.getFileName().toString().startsWith("sbsync-"))
                    .map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .toList();
        }
        Stream.Builder<Path> files = Stream.builder();
        for (Path module : found) {
            try (Stream<Path> walk = Files.walk(module)) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files);
            }
        }
        return files.build();
    }

    private static String text() throws IOException {
        return Files.readString(ROOT.resolve("docs/architecture.md"));
    }
}
