package dev.sbsync.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Space;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SpacesTextTest {

    private static Space space(String name) {
        return Space.of(
                JsonMapper.shared().readTree("{\"id\": 101001, \"name\": \"" + name + "\", \"plan_level\": 1}"));
    }

    @Test
    void terminal_showsWhatFits_asAPipeDoes() {
        List<Space> spaces = List.of(space("Live"));

        assertThat(SpacesText.terminal(spaces)).isEqualTo(SpacesText.lines(spaces));
    }

    @Test
    void terminal_putsLongNamesBelow_in80Columns() {
        List<Space> spaces = List.of(space("word ".repeat(20) + "x".repeat(100)), space("Live"));
        List<String> lines = SpacesText.terminal(spaces);

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines.get(0)).isEqualTo("ID      REGION  PLAN     LIMIT");
        assertThat(lines).contains("  Live");
        assertThat(SpacesText.lines(spaces)).hasSize(3);
    }
}
