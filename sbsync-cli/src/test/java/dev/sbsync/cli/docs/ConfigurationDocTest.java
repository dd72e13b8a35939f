package dev.sbsync.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.CommandModel;
import dev.sbsync.cli.config.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that docs/configuration.md lists exactly the existing flags, variables and keys; {@code cli.effects} tests
 * their effects.
 */
class ConfigurationDocTest {

    private static final Pattern FLAG = Pattern.compile("`(--?[a-zA-Z][a-z-]*)[ `]");
    private static final Pattern VARIABLE = Pattern.compile("`((?:SB_|XDG_|NO_|LC_)[A-Z_]+|DEBUG|TERM|LANG|HOME)`");

    private final String page = read(Path.of("../docs/configuration.md"));

    @Test
    void everyFlagIsThere_andNoOther() {
        assertThat(all(FLAG, page)).isEqualTo(CommandModel.flags());
    }

    @Test
    void everyVariableIsThere_andNoOther() {
        assertThat(all(VARIABLE, page)).isEqualTo(CommandModel.variables());
    }

    @Test
    void everyKeyIsDocumentedWithItsVariable() {
        for (Key key : Key.values()) {
            String row = page.lines()
                    .filter(line -> line.contains("| `" + key.id() + "` |"))
                    .collect(Collectors.joining());
            assertThat(row).as(key.id()).isNotEmpty();
            key.variable().ifPresent(variable -> assertThat(row).contains("`" + variable + "`"));
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
