package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
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

    @Test
    void verify_ofAnEmptyTarget_listsMissingItems() {
        Result result = run("verify");

        assertThat(result.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(result.out()).contains("Missing (4)", "  -  blog/a  story", "Extra (1)");
    }
}
