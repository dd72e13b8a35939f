package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the selection flags select, and which selections are errors. */
class SelectionFlagsTest extends CommandScene {

    @Test
    void prefix_limitsTheSelectionAndMayBeRepeated() {
        assertThat(run("plan", "--prefix", "blog").out()).contains("3 create").doesNotContain("home");
        assertThat(run("plan", "--prefix", "blog/a", "--prefix", "home").out())
                .contains("3 create")
                .doesNotContain("blog/b");
    }

    @Test
    void selectionFlags_narrowByKindAndWidenWithinOne() {
        assertThat(run("plan", "--slug", "blog/*").out()).contains("3 create").doesNotContain("home");
        assertThat(run("plan", "--slug", "*/a", "--slug", "home").out())
                .contains("3 create")
                .doesNotContain("blog/b");
        assertThat(run("plan", "--exclude", "blog").out()).contains("1 create").doesNotContain("blog");
        assertThat(run("plan", "--only", "dirty").out()).contains("2 create").doesNotContain("blog/a");
        assertThat(run("plan", "--only", "dirty", "--only", "published", "--prefix", "blog")
                        .out())
                .contains("3 create")
                .doesNotContain("home");
        assertThat(run("plan", "--tag", "none", "--allow-empty").out()).contains("Nothing to do.");
        assertThat(run("plan", "--content-type", "none", "--allow-empty").out()).contains("Nothing to do.");
    }

    @Test
    void selectionFlags_holdForExtraInVerifyToo() {
        assertThat(run("verify", "--prefix", "blog").out()).contains("0 extra").doesNotContain("·  old");
        assertThat(run("verify", "--slug", "o*", "--allow-empty").out()).contains("1 extra", "·  old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync --dry-run", "sync --yes"})
    void selectionOfNothing_thatIsAllowed_isNoted(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--from", "101001", "--to", "101002"));
        Result all = cli().run(words.toArray(String[]::new));
        words.addAll(List.of("--prefix", "blgo", "--allow-empty"));
        Result none = cli().run(words.toArray(String[]::new));
        words.add("--quiet");
        Result quiet = cli().run(words.toArray(String[]::new));

        assertThat(none.code()).isZero();
        assertThat(none.err()).contains("The selection matches nothing in the source (below blgo).");
        assertThat(all.err()).doesNotContain("The selection matches nothing");
        assertThat(quiet.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync --dry-run", "sync --yes", "verify"})
    void selectorThatMatchesNothing_isAnErrorWithASuggestion(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--from", "101001", "--to", "101002", "--quiet"));
        words.addAll(List.of("--prefix", "home", "--prefix", "blgo", "--prefix", "press/2020"));
        Result result = cli().run(words.toArray(String[]::new));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("sbsync: Nothing in the source matches --prefix 'blgo' (did you mean 'blog'?) or --prefix"
                        + " 'press/2020'; correct the selection, or add --allow-empty to continue.\n");
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void selectorsThatMatchNothingTogether_areAnError() {
        Result result = run("plan", "--prefix", "blog", "--slug", "home");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("Nothing in the source matches --slug 'home'");
    }

    @Test
    void excludeAndOnlyThatMatchNothing_areNoError() {
        assertThat(run("plan", "--exclude", "nothing/**", "--only", "dirty", "--prefix", "home")
                        .code())
                .isZero();
    }

    @Test
    void prefixWithAnEmptySegment_isRefused() {
        Result result = run("plan", "--prefix", "blog//a");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--prefix: The prefix 'blog//a' has an empty segment");
    }
}
