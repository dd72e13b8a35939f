package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The packaged jar names every library that it contains, with the text of each license. */
class ThirdPartyIT {

    private static final Pattern ARTIFACT = Pattern.compile("(.+?)-\\d.*\\.jar");

    @Test
    void runnableJar_namesAllThatItContainsAndHasTheTexts() throws IOException {
        try (JarFile jar = new JarFile(SbsyncProcess.jar().toFile())) {
            List<String> rows = text(jar, "META-INF/THIRD-PARTY.txt")
                    .lines()
                    .skip(4)
                    .filter(line -> !line.isBlank())
                    .toList();
            assertThat(rows.stream().map(row -> row.split(" +", 2)[0]))
                    .containsExactlyInAnyOrderElementsOf(bundled(jar));
            for (String row : rows) {
                for (String name : row.split("  +", -1)[2].split(", ", -1)) {
                    String path = name.equals("LICENSE") ? "META-INF/LICENSE" : "META-INF/licenses/" + name;
                    assertThat(text(jar, path)).as(path).hasSizeGreaterThan(500);
                }
            }
            assertThat(text(jar, "META-INF/NOTICE")).contains("sbsync").contains("Jackson");
        }
    }

    /** Returns the artifacts of the tests' class path whose classes are in the jar. */
    private static SortedSet<String> bundled(JarFile jar) throws IOException {
        TreeSet<String> artifacts = new TreeSet<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String path : classPath.split(File.pathSeparator, -1)) {
            Matcher name = ARTIFACT.matcher(new File(path).getName());
            if (name.matches() && !name.group(1).startsWith("sbsync")) {
                try (JarFile library = new JarFile(path)) {
                    Optional<String> first = library.stream()
                            .map(JarEntry::getName)
                            .filter(entry -> entry.endsWith(".class") && !entry.endsWith("module-info.class"))
                            .findFirst();
                    if (first.isPresent() && jar.getEntry(first.get()) != null) {
                        artifacts.add(name.group(1));
                    }
                }
            }
        }
        return artifacts;
    }

    private static String text(JarFile jar, String path) throws IOException {
        JarEntry entry = jar.getJarEntry(path);
        assertThat(entry).as(path).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
