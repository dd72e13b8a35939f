package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of contents as they are shown: {@code diff/cases.json} has the contents, {@code diff/changes.txt} the text.
 */
class DiffTextTest {

    @Test
    void changes_areShownAsInTheGoldenFile() throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : cases()) {
            text.append(one.path("name").asString()).append('\n');
            lines(one).forEach(line -> text.append(line.text()).append('\n'));
            text.append('\n');
        }
        Golden.check("diff/changes.txt", text.toString());
    }

    @Test
    void lines_keepToTheWidthOfATerminal() throws IOException {
        for (JsonNode one : cases()) {
            assertThat(lines(one))
                    .extracting(DiffText.Line::text)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    /** Null and the text {@code null} looked alike, as did empty values. */
    @Test
    void values_thatDiffer_areShownDifferently() {
        List<JsonNode> values = JsonMapper.shared().readTree("""
                        [null, "null", "\\"null\\"", true, "true", "false", 1, 1.5, "1", "1.5", "-1e+9", "", "\\"\\"",
                         [], "[]", {}, "{}", "a \\"quote\\"", "1 of 2", "nullify"]""").valueStream().toList();
        assertThat(values.stream().map(DiffTextTest::added))
                .doesNotHaveDuplicates()
                .contains("+ x: null", "+ x: \"null\"", "+ x: \"1.5\"", "+ x: \"\"", "+ x: []")
                .contains("+ x: a \"quote\"", "+ x: 1 of 2", "+ x: nullify");
        assertThat(DiffText.lines(Equality.differences(fields(x("null")), fields(x("\"null\""))), ""))
                .extracting(DiffText.Line::text)
                .containsExactly("~ content", "    ~ x: \"null\" → null");
    }

    private static String added(JsonNode value) {
        JsonChange change = new JsonChange(JsonChange.Op.ADD, "/x", null, null, value, List.of("x"));
        List<DiffText.Line> lines =
                DiffText.lines(List.of(new Difference("content", "differs").with(List.of(change))), "");
        return lines.get(1).text().strip();
    }

    private static JsonNode x(String json) {
        return JsonMapper.shared().readTree("{\"x\":" + json + "}");
    }

    private static List<DiffText.Line> lines(JsonNode one) {
        List<Difference> differences = Equality.differences(fields(one.path("new")), fields(one.path("old")));
        return DiffText.lines(differences, "  ");
    }

    private static Fields fields(JsonNode content) {
        return Fields.of(Map.of("content", ComparedValue.json(content)));
    }

    private static List<JsonNode> cases() throws IOException {
        try (InputStream in = DiffTextTest.class.getResourceAsStream("diff/cases.json")) {
            return JsonMapper.shared().readTree(in).valueStream().collect(Collectors.toList());
        }
    }
}
