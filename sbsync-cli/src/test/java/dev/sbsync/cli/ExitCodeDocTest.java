package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The exit codes of the help against those of docs/cli.md. */
class ExitCodeDocTest {

    private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]*[a-z]");

    @Test
    void help_hasTheDocumentedCodes_andTheFlagsThatCauseThem() throws IOException {
        Map<Integer, Set<String>> documented = codes(
                Files.readAllLines(Path.of("../docs/cli.md")), "## Exit codes", Pattern.compile("\\| (\\d+) \\| .*"));
        List<String> help = Cli.withoutTerminal().run("--help").out().lines().toList();

        assertThat(documented).containsKeys(ExitCode.DONE, ExitCode.EXISTING, ExitCode.PENDING);
        assertThat(codes(help, "Exit codes:", Pattern.compile(" {2}(\\d+) {2,}\\S.*")))
                .isEqualTo(documented);
    }

    /** Returns the flags of each code, from the lines after a heading. */
    private static Map<Integer, Set<String>> codes(List<String> lines, String heading, Pattern first) {
        Map<Integer, Set<String>> codes = new TreeMap<>();
        Set<String> flags = new TreeSet<>();
        for (String line : lines.stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .toList()) {
            Matcher start = first.matcher(line);
            if (start.matches()) {
                flags = codes.computeIfAbsent(Integer.valueOf(start.group(1)), code -> new TreeSet<>());
            }
            FLAG.matcher(line).results().map(MatchResult::group).forEach(flags::add);
        }
        return codes;
    }
}
