package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class EscapingTest {

    @Test
    void line_controls_areWrittenOut() {
        assertThat(Escaping.line("a\u001b[31mb\nc\rd\u0007\u009b\u007f\u202e\u2028"))
                .isEqualTo("a\\u001b[31mb\\u000ac\\u000dd\\u0007\\u009b\\u007f\\u202e\\u2028");
    }

    @Test
    void line_textOfAnyScript_staysAsItIs() {
        assertThat(Escaping.line("Ünïcode שלום 🪔 日本 → ·")).isEqualTo("Ünïcode שלום 🪔 日本 → ·");
    }

    @Property
    void line_anything_holdsNoControl(@ForAll String text) {
        assertThat(Escaping.line(text).chars()).noneMatch(Character::isISOControl);
    }

    @Property
    void json_anything_readsAsTheSameText(@ForAll String text) {
        String json = JsonMapper.shared().writeValueAsString(StringNode.valueOf(text));

        assertThat(JsonMapper.shared().readTree(Escaping.json(json)).asString()).isEqualTo(text);
    }
}
