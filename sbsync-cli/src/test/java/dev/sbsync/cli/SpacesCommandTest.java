package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The spaces of an account. */
class SpacesCommandTest extends CommandScene {

    @Test
    void spaces_listsIdsAsTableAndAsJson() {
        Result table = cli().run("spaces");
        Result json = cli().run("spaces", "--json");

        assertThat(table.code()).isZero();
        assertThat(table.out()).startsWith("ID      NAME    REGION").contains("101001  Source  eu", "6.0/s");
        assertThat(JsonMapper.shared().readTree(json.out()).at("/spaces/1/id").asLong())
                .isEqualTo(101002);
    }

    @Test
    void spaces_byName_findsItOrSuggestsOne() {
        assertThat(cli().run("spaces", "SOUR").out()).contains("101001").doesNotContain("101002");

        Result mistyped = cli().run("spaces", "tragte");

        assertThat(mistyped.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(mistyped.err()).contains("'tragte'");
        assertThat(cli().run("spaces", "taget").err()).contains("did you mean 'Target', 101002?");
    }
}
