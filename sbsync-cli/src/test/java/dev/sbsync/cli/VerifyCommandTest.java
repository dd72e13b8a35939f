package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a verification finds and exits with. */
class VerifyCommandTest extends CommandScene {

    @Test
    void verify_liveLayerThatCannotBeRead_isNotEqualAndEndsWith3() {
        api.faults()
                .add(FaultRule.on("GET", "/v1/spaces/101001/story_versions")
                        .always()
                        .then(FaultAction.status(403, "[\"no\"]")));
        Result copied = run("sync", "--yes");
        assertThat(copied.code()).isZero();
        assertThat(copied.out()).startsWith("Done, 1 not synced (1 live layer not copied) in ");

        Result verified = run("verify");
        assertThat(verified.code()).isEqualTo(3);
        assertThat(verified.out())
                .startsWith("1 of 4 items not fully compared (1 history missing): 'Source'")
                .contains("3 equal · 0 different · 0 missing · 1 not fully compared · 1 extra", "  ?  blog/b");
    }

    @Test
    void verify_ofADifference_namesItAndExitsWith3() {
        run("sync", "--yes");
        api.space(101002).edit("home", story -> story.name("Someone else's"));

        Result text = run("verify");
        Result json = run("verify", "--json");

        assertThat(text.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(text.out()).startsWith("Different").contains("3 equal · 1 different", "name: Someone else's → ");
        assertThat(json.code()).isEqualTo(ExitCode.PROBLEMS);
        JsonNode found = JsonMapper.shared().readTree(json.out());
        assertThat(found.at("/equal").asBoolean()).isFalse();
        assertThat(found.at("/summary/different").asInt()).isOne();
        assertThat(json.out()).contains("\"field\" : \"name\"");
    }

    /** The items before and after the equal warnings stay in sight. */
    @Test
    void verify_ofManyEqualWarnings_showsTheFirst20OfACode_andHowManyMore() {
        stop();
        Map<String, String> nowhere =
                Map.of("linktype", "story", "fieldtype", "multilink", "id", "0a0a0a0a-1111-4222-8333-444444444444");
        SpaceBuilder source = SpaceBuilder.space(101001, "Source");
        for (int i = 0; i < 45; i++) {
            source.story("s-" + (100 + i), story -> story.field("link", nowhere));
        }
        api = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(source, SpaceBuilder.space(101002, "Target")))
                .start();
        run("sync", "--yes");

        String text = run("verify").out();
        String json = run("verify", "--json").out();

        assertThat(text).contains("References (45)", "s-119", "… and 25 more (reference unresolved); ");
        assertThat(text).doesNotContain("s-120").contains("'verify --json' lists them");
        assertThat(json).contains("s-120", "s-144");
    }

    @Test
    void verify_ofAnEmptyTarget_listsMissingItems() {
        Result result = run("verify");

        assertThat(result.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(result.out()).contains("Missing (4)", "  -  blog/a  story", "Extra (1)");
    }
}
