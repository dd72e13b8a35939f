package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

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

    /** Every flag with a choice, of every command: what is offered is what the parser takes. */
    @Test
    void bash_offersOfEveryFlagWhatItTakesAndNothingElse() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        Path script = Files.writeString(
                folder.resolve("sbsync.bash"),
                Cli.withoutTerminal().run("completion", "bash").out());

        assertThat(CommandModel.choices()).containsKey("sync --on-existing").containsKey("report --format");
        for (Map.Entry<String, List<String>> choice : CommandModel.choices().entrySet()) {
            String[] words = ("sbsync " + choice.getKey() + " ''").split(" ");
            assertThat(completed(script, words)).as(choice.getKey()).isEqualTo(choice.getValue());
        }
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
