package dev.sbsync.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.CommandModel;
import dev.sbsync.cli.config.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md to the flags, variables and keys that there are, and each of these to a test. */
class ConfigurationDocTest {

    private static final Pattern FLAG = Pattern.compile("`(--?[a-zA-Z][a-z-]*)[ `]");
    private static final Pattern VARIABLE = Pattern.compile("`((?:SB_|XDG_|NO_|LC_)[A-Z_]+|DEBUG|TERM|LANG|HOME)`");
    private static final Pattern READ = Pattern.compile("\"((?:SB_|XDG_|NO_|LC_)[A-Z_]+|DEBUG|TERM|LANG|HOME)\"");

    private final String page = read(Path.of("../docs/configuration.md"));

    @Test
    void everyFlagIsThere_andNoOther() {
        assertThat(all(FLAG, page)).isEqualTo(CommandModel.flags());
    }

    @Test
    void everyVariableIsThere_andNoOther() {
        Set<String> read = all(READ, sources(Path.of("src/main/java/dev/sbsync/cli/config")));

        assertThat(all(VARIABLE, page)).isEqualTo(read);
    }

    @Test
    void everyKeyIsThereBesideItsVariable() {
        for (Key key : Key.values()) {
            String row = page.lines()
                    .filter(line -> line.contains("| `" + key.id() + "` |"))
                    .collect(Collectors.joining());
            assertThat(row).as(key.id()).isNotEmpty();
            key.variable().ifPresent(variable -> assertThat(row).contains("`" + variable + "`"));
        }
    }

    @Test
    void everyFlagAndVariable_isTriedByATest() {
        String tests = sources(Path.of("src/test/java"));

        assertThat(CommandModel.flags())
                .filteredOn(flag -> flag.startsWith("--"))
                .allSatisfy(flag -> assertThat(tests).contains(flag));
        assertThat(Arrays.stream(Key.values()).flatMap(key -> key.variable().stream()))
                .allSatisfy(variable -> assertThat(tests).contains(variable));
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ConfigurationDocTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
