package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Which kinds the flags choose, and which choices are errors before any request. */
class KindFlagsTest extends CommandScene {

    private static final String LIST = "settings, datasources, assets, components, stories";

    @BeforeEach
    @Override
    void start() {
        String schema = "\"schema\":{\"title\":{\"type\":\"text\",\"pos\":0}}}";
        api = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source")
                                .datasource("labels", "Labels")
                                .entry("labels", "cta", "Buy")
                                .with("components", "{\"name\":\"hero\"," + schema)
                                .with("components", "{\"name\":\"card\"," + schema)
                                .folder("blog")
                                .story("blog/a"),
                        SpaceBuilder.space(101002, "Target").story("old")))
                .start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
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
    @ValueSource(strings = {"--component", "--datasource", "--asset-folder"})
    void selectorOfAKind_withoutTheKind_namesTheFlagToAdd(String flag) {
        String kind = flag.equals("--asset-folder") ? "assets" : flag.substring(2) + "s";

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
    void componentAndDatasource_selectAmongTheirKinds() {
        assertThat(run("plan", "--kinds", "all", "--component", "h*", "--datasource", "lab*", "--prefix", "blog")
                        .out())
                .contains("  hero ", "  labels ", "  labels/cta ", "  blog ", "  blog/a ")
                .doesNotContain("card");
        assertThat(run("plan", "--kinds", "components", "--component", "heor").err())
                .isEqualTo("Reading spaces 101001 and 101002 ...\n"
                        + "sbsync: Nothing in the source matches --component 'heor' (did you mean 'hero'?); correct the"
                        + " selection, or add --allow-empty to continue.\n");
        assertThat(run("sync", "--kinds", "datasources", "--datasource", "none", "--yes")
                        .err())
                .contains("Nothing in the source matches --datasource 'none'; correct the selection");
        assertThat(run("verify", "--kinds", "components", "--component", "none", "--allow-empty")
                        .code())
                .isZero();
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void kinds_areTheOnlyOnesOfPlanRunAndVerification() {
        assertThat(kinds(run("plan", "--kinds", "components,stories", "--json")))
                .containsExactlyInAnyOrder("components", "stories");
        assertThat(kinds(run("plan", "--json"))).containsExactly("stories");
        Result copied = run("sync", "--kinds", "datasources,components", "--yes", "--state", state());
        Result equal = run("verify", "--kinds", "datasources,components", "--json");

        assertThat(copied.code()).as(copied.err()).isZero();
        assertThat(copied.out()).contains("Not copied: workflows, ").doesNotContain("stories ");
        assertThat(equal.code()).isZero();
        assertThat(kinds(equal)).containsExactlyInAnyOrder("datasources", "components");
        assertThat(api.space(101002).stories()).hasSize(1);
        assertThat(cli().run("runs", "--state", state()).out()).contains("  datasources,components  ");
    }

    private String state() {
        return folder.resolve("state.db").toString();
    }

    private static Set<String> kinds(Result result) {
        return new TreeSet<>(
                JsonMapper.shared().readTree(result.out()).at("/summary/kinds").propertyNames());
    }

    @Test
    void retryFailed_withoutAKindOfTheRun_namesTheFlagToAdd() {
        api.failNext("POST", "/v1/spaces/101002/components", FaultAction.status(400));
        Result partial =
                run("sync", "--kinds", "components,stories", "--component", "hero", "--yes", "--state", state());
        assertThat(partial.code()).as(partial.out() + partial.err()).isEqualTo(ExitCode.PROBLEMS);
        String hint = partial.out().substring(partial.out().indexOf("To retry failed items: sbsync ") + 30);
        List<String> again = new ArrayList<>(List.of(hint.replace("'", "").split("[ \n]")));
        again.add("--yes");
        int kinds = again.indexOf("--kinds");
        List<String> without = new ArrayList<>(again);
        without.subList(kinds, kinds + 2).clear();

        Result refused = cli().run(without.toArray(String[]::new));
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("synced components, stories; add --kinds components,stories to retry");
        Result done = cli().run(again.toArray(String[]::new));
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("1 created");
    }
}
