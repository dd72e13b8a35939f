package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The license texts in the runnable jar equal those in the libraries' jars. */
class LicenseTextsTest {

    private record Row(String artifact, String license, List<String> texts) {}

    @Test
    void texts_areThoseInTheLibrariesOwnJars() throws IOException {
        int compared = 0;
        for (Row row : rows()) {
            List<String> ours = new ArrayList<>();
            for (String name : row.texts()) {
                ours.add(normal(name.equals("LICENSE") ? repository(name) : resource("licenses/" + name)));
            }
            try (JarFile library = library(row.artifact())) {
                for (JarEntry entry : licenses(library)) {
                    String text = new String(library.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(ours).as(library.getName() + ": " + entry).contains(normal(text));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    /** Third-party parts of a library under other terms that its jar does not mention. */
    @Test
    void parts_ofOthersWithinALibrary_haveTheirNotices() throws IOException {
        assertThat(contains("jline", "org/jline/builtins/telnet/")).isTrue();
        assertThat(row("jline").texts()).contains("jline-telnetd.txt");
        assertThat(resource("licenses/jline-telnetd.txt")).contains("Dieter Wimberger");

        assertThat(contains("httpclient5", "org/publicsuffix/list/")).isTrue();
        assertThat(row("httpclient5").license()).contains("MPL-2.0");
        assertThat(resource("THIRD-PARTY.txt")).contains("org/publicsuffix/list");
    }

    private static boolean contains(String artifact, String folder) throws IOException {
        try (JarFile library = library(artifact)) {
            return library.stream().anyMatch(entry -> entry.getName().startsWith(folder));
        }
    }

    private static Row row(String artifact) throws IOException {
        return rows().stream()
                .filter(row -> row.artifact().equals(artifact))
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> rows() throws IOException {
        return resource("THIRD-PARTY.txt")
                .lines()
                .skip(4)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("  +", -1))
                .map(cells -> new Row(cells[0], cells[1], List.of(cells[2].split(", ", -1))))
                .toList();
    }

    private static JarFile library(String artifact) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new JarFile(Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(File::new)
                .filter(file -> file.getName().matches(artifact + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(artifact + " is not on the class path")));
    }

    private static List<JarEntry> licenses(JarFile library) {
        return library.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith(".class"))
                .filter(entry -> entry.getName().toUpperCase(Locale.ROOT).contains("LICENSE"))
                .toList();
    }

    /** Copies differ in blanks, and in the brackets of the Apache License's example. */
    private static String normal(String text) {
        return text.replaceAll("[{\\[]", "(")
                .replaceAll("[}\\]]", ")")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LicenseTextsTest.class.getResourceAsStream("/META-INF/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String repository(String name) throws IOException {
        return Files.readString(Path.of("..", name));
    }
}
