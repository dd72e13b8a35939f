package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

    @Test
    void line_halfASurrogatePair_isWrittenOut() {
        assertThat(Escaping.line("Sale \ud83d, \udc00!")).isEqualTo("Sale \\ud83d, \\udc00!");
    }

    @Test
    void line_marksThatTurnOrHideText_areWrittenOut() {
        assertThat(Escaping.line("\u061c\u200b\u2060\ufeff\u00ad\u2069\udb40\udc41"))
                .isEqualTo("\\u061c\\u200b\\u2060\\ufeff\\u00ad\\u2069\\udb40\\udc41");
    }

    @Test
    void line_marksThatScriptsAndEmojisNeed_stay() {
        String text = "می\u200cخواهم 👩\u200d💻 \u0600";
        assertThat(Escaping.line(text)).isEqualTo(text);
    }

    @Property
    void line_anything_canBeWrittenAsUtf8(@ForAll String text) {
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(Escaping.line(text)))
                .isTrue();
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
