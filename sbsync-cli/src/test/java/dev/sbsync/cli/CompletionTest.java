package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion scripts offer what the parser takes, and nothing else. */
class CompletionTest {

    private static final String TOKEN = "token-of-the-completion";
    private static final List<String> PAIR = List.of("--from", "101001", "--to", "101002");
    private static final String NO_CHOICE = "no-choice";
    private static final Pattern CHOICE =
            Pattern.compile("(--[\\w-]+) is '" + NO_CHOICE + "', but must be (\\w+(?:, \\w+)* or \\w+)\\.");

    @TempDir
    private Path folder;

    @Test
    void bash_completesCommandsFlagsAndValues() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        Path script = Files.writeString(
                folder.resolve("sbsync.bash"),
                Cli.withoutTerminal().run("completion", "bash").out());

        assertThat(completed(script, "sbsync", "sy")).containsExactly("sync");
        assertThat(completed(script, "sbsync", "sync", "--fro")).containsExactly("--from", "--from-region");
        assertThat(completed(script, "sbsync", "sync", "--on-existing", "s")).containsExactly("skip");
    }

    /** Each flag with a fixed set of values: completion offers what the parser accepts. */
    @Test
    void bash_offersExactlyTheAcceptedValuesOfEachFlag() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        Path script = Files.writeString(
                folder.resolve("sbsync.bash"),
                Cli.withoutTerminal().run("completion", "bash").out());

        assertThat(CommandModel.choices()).containsKeys("sync --on-existing", "report --format", "completion");
        for (Map.Entry<String, List<String>> choice : CommandModel.choices().entrySet()) {
            String[] words = ("sbsync " + choice.getKey() + " ''").split(" ");
            assertThat(completed(script, words)).as(choice.getKey()).isEqualTo(choice.getValue());
        }
    }

    /** For each flag and argument with a fixed set of values. */
    @Test
    void everyWordThatIsOffered_isTakenByTheParser() {
        try (FakeManagementApi api = spaces()) {
            Cli cli = cliAfterARun(api);
            CommandModel.choices()
                    .forEach((flag, words) -> assertThat(words)
                            .as(flag)
                            .isNotEmpty()
                            .allSatisfy(word -> assertThat(
                                            cli.run(complete(flag, word)).err())
                                    .doesNotContain("'" + word + "'", "nvalid value", "nknown option")));
        }
    }

    /** A word outside the set is refused, with the accepted ones, which are those that shells offer. */
    @Test
    void everyWordThatTheParserTakes_isOffered() {
        try (FakeManagementApi api = spaces()) {
            Cli cli = cliAfterARun(api);
            SortedMap<String, List<String>> taken = new TreeMap<>();
            for (String flag : CommandModel.flagsWithValues()) {
                Matcher refused =
                        CHOICE.matcher(cli.run(complete(flag, NO_CHOICE)).err());
                if (refused.find()) {
                    assertThat(flag).endsWith(" " + refused.group(1));
                    taken.put(flag, List.of(refused.group(2).split(", | or ")));
                }
            }
            assertThat(cli.run("completion", NO_CHOICE).err()).contains("the supported shells are bash, zsh and fish");
            taken.put("completion", List.of("bash", "zsh", "fish"));

            assertThat(CommandModel.choices()).isEqualTo(taken);
        }
    }

    private static FakeManagementApi spaces() {
        return FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source").story("a"), SpaceBuilder.space(101002, "Target")))
                .start();
    }

    private static Cli cliAfterARun(FakeManagementApi api) {
        Cli cli = Cli.withoutTerminal()
                .with("SB_TOKEN", TOKEN)
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000");
        assertThat(cli.run(complete("sync --publish", "mirror")).code()).isZero();
        return cli.stoppedAfterLines(1);
    }

    /** Returns a valid command line with a word for one of its flags or its argument. */
    private static String[] complete(String flagOfCommand, String word) {
        List<String> line = new ArrayList<>(List.of(flagOfCommand.split(" ")));
        line.add(word);
        switch (line.get(0)) {
            case "plan", "verify" -> line.addAll(PAIR);
            case "sync", "watch" -> {
                line.addAll(PAIR);
                line.add("--yes");
            }
            case "report", "resume" -> line.add("latest");
            case "undo" -> line.addAll(List.of("latest", "--dry-run"));
            default -> {}
        }
        return line.toArray(String[]::new);
    }

    @Test
    void zsh_isTheScriptThatTurnsOnBashCompletionThere() {
        assertThat(Cli.withoutTerminal().run("completion", "zsh").out())
                .contains("bashcompinit")
                .isEqualTo(Cli.withoutTerminal().run("completion", "bash").out());
    }

    @Test
    void fish_namesEveryCommandAndItsFlags() {
        assertThat(Cli.withoutTerminal().run("completion", "fish").out())
                .startsWith("# fish completion of sbsync\n")
                .contains("complete -c sbsync -n __fish_use_subcommand -a sync -d 'Copies stories")
                .contains("complete -c sbsync -n '__fish_seen_subcommand_from sync' -l from -x -d 'Space to read")
                .contains("-l report -r -F -d ")
                .contains("-l on-existing -x -a 'update skip fail'")
                .contains("-l on-collision -x -a 'overwrite skip fail'")
                .contains("complete -c sbsync -n '__fish_seen_subcommand_from completion' -x -a 'bash zsh fish' -d ")
                .contains("-l yes -d 'Write without confirmation; required without a terminal'")
                .doesNotContain("\n\n");
    }

    @Test
    void anotherShell_isRefusedWithTheOnesThatThereAre() {
        Cli.Result result = Cli.withoutTerminal().run("completion", "fisch");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("'fisch'", "did you mean 'fish'?", "bash, zsh and fish");
    }

    private static List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        String ask = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE='" + String.join(" ", words)
                + "'; _complete_sbsync 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "-c", ask)
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().map(String::strip).toList();
    }
}
