package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kinds the flags choose, and which choices are errors before any request. */
class KindFlagsTest extends CommandScene {

    private static final String LIST = "settings, datasources, components, stories";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assets | but sbsync does not copy assets yet; choose from",
                "stories,assets | but sbsync does not copy assets yet; choose from",
                "stories,compnents | and 'compnents' is not a kind; choose from",
                "Stories,settings | and 'Stories' is not a kind; choose from",
                "stories, | which lists an empty value; separate kinds by single commas:",
                "'' | which lists an empty value; separate kinds by single commas:",
                "stories, stories | which lists 'stories' twice; list each kind once:",
                "all,stories | but 'all' includes every other kind; use 'all' alone, or list the kinds:"
            })
    void kinds_thatAreWrong_areRefusedWithTheValueAndTheList(String value, String why) {
        for (String command : List.of("plan", "sync", "verify")) {
            Result result = run(command, "--kinds", value);

            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).isEqualTo("sbsync: --kinds is '" + value + "', " + why + " " + LIST + ", all.\n");
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void kinds_oneUnknown_isRefusedLikeEveryChoice() {
        assertThat(run("plan", "--kinds", "compnents").err())
                .isEqualTo("sbsync: --kinds is 'compnents', but must be " + LIST + " or all.\n");
        assertThat(cli().with("SB_KINDS", "compnents").run(arguments("plan")).err())
                .isEqualTo("sbsync: SB_KINDS is 'compnents', but must be " + LIST + " or all.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--component", "--datasource"})
    void selectorOfAKind_withoutTheKind_namesTheFlagToAdd(String flag) {
        String kind = flag.substring(2) + "s";

        assertThat(run("plan", flag, "h*").err())
                .isEqualTo("sbsync: " + flag + " selects " + kind
                        + ", but only stories are synced by default; add --kinds " + kind + ".\n");
        assertThat(run("plan", "--kinds", "settings,stories", flag, "h*").err())
                .isEqualTo("sbsync: " + flag + " selects " + kind
                        + ", but --kinds is 'settings,stories'; use --kinds settings,stories," + kind + ", or remove "
                        + flag + ".\n");
        assertThat(api.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--prefix,blog", "--slug,blog/*", "--exclude,blog", "--tag,news", "--content-type,page", "--only,dirty"
    })
    void selectorOfStories_withoutStories_namesTheFlagToAdd(String flag, String value) {
        for (String command : List.of("plan", "sync", "verify")) {
            Result result = run(command, "--kinds", "components", flag, value);

            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .isEqualTo("sbsync: " + flag + " selects stories, but --kinds is 'components'; use --kinds"
                            + " components,stories, or remove " + flag + ".\n");
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void kindsAll_saysOnceThatItOmitsAssets() {
        String note = "Assets are not copied yet; all kinds are " + LIST + ".\n";

        assertThat(run("plan", "--kinds", "all").err()).containsOnlyOnce(note);
        assertThat(run("sync", "--kinds", "all", "--yes").err()).containsOnlyOnce(note);
        assertThat(run("verify", "--kinds", "all").err()).containsOnlyOnce(note);
        assertThat(run("verify", "--kinds", "all", "--quiet").err()).isEmpty();
        assertThat(run("plan", "--kinds", "settings,datasources,components,stories")
                        .err())
                .doesNotContain("Assets");
        assertThat(run("plan").err()).doesNotContain("Assets");
    }
}
