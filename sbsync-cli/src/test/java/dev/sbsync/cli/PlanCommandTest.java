package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan shows, as text and as JSON. */
class PlanCommandTest extends CommandScene {

    @Test
    void plan_ofAnEmptyTarget_showsItemsAndCost() {
        Result result = run("plan");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("Reading spaces 101001 and 101002 ...\n");
        assertThat(result.out()).isEqualTo("""
                Plan: 'Source' (101001) → 'Target' (101002)

                  4 create · 0 update · 0 needs check · 0 skip · 0 conflict · 1 extra
                  of them: 3 publish

                Create (4)
                  +  blog    folder
                  +  home    story   publish
                  +  blog/a  story   publish
                  +  blog/b  story   publish
                                     reads version history (published ≠ draft)

                Extra (1)  only in target (kept)
                  ·  old  story

                Cost: at most 16 requests, about 1 s at 1000.0/s.
                """);
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void plan_asJson_isTheSameBytesEachTime() {
        Result first = run("plan", "--json");

        assertThat(first.code()).isZero();
        assertThat(run("plan", "--json").out()).isEqualTo(first.out());
        JsonNode json = JsonMapper.shared().readTree(first.out());
        assertThat(json.at("/schema").asInt()).isEqualTo(2);
        assertThat(json.at("/summary/create").asInt()).isEqualTo(4);
        assertThat(json.at("/items").size()).isEqualTo(json.at("/summary/total").asInt());
        assertThat(json.at("/extra/0/fullSlug").asString()).isEqualTo("old");
    }

    @Test
    void planAll_listsEveryItem() {
        SpaceBuilder source = SpaceBuilder.space(101001, "Source");
        for (int i = 10; i < 32; i++) {
            source.story("story-" + i);
        }
        try (FakeManagementApi many = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(source, SpaceBuilder.space(101002, "Target")))
                .start()) {
            String url = many.baseUrl().toString();
            assertThat(run("plan", "--base-url", url).out())
                    .contains("… and 2 more; 'sbsync plan --all' lists them")
                    .doesNotContain("story-30");
            assertThat(run("plan", "--base-url", url, "--all").out())
                    .contains("story-31")
                    .doesNotContain("more;");
        }
    }

    @Test
    void plan_isColouredOnATerminal_unlessNoColorIsSet() {
        Cli terminal = on(Cli.answering("n")).with("TERM", "xterm");
        String coloured = terminal.run(arguments("plan")).out();
        assertThat(coloured).contains("\u001b[1mCreate (4)\u001b[0m", "  \u001b[32m+  blog");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(run("plan").out());
        assertThat(terminal.with("NO_COLOR", "1").run(arguments("plan")).out())
                .isEqualTo(run("plan").out());
        assertThat(run("plan").out()).doesNotContain("\u001b");
    }
}
