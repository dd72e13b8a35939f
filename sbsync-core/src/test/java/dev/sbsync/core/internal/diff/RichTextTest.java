package dev.sbsync.core.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rich text as lines of plain text. */
class RichTextTest {

    @Test
    void listItem_ofSeveralBlocks_hasOneBullet() {
        assertThat(text(list("bullet_list", item(paragraph("One"), paragraph("More")), item(paragraph("Two")))))
                .isEqualTo("- One\n  More\n- Two");
    }

    @Test
    void orderedList_isNumbered_fromItsStart() {
        String items = item(paragraph("One"), paragraph("More")) + "," + item(paragraph("Two"));
        assertThat(text(list("ordered_list", items))).isEqualTo("1. One\n   More\n2. Two");
        assertThat(text("{\"type\":\"ordered_list\",\"attrs\":{\"order\":9},\"content\":[" + items + "]}"))
                .isEqualTo("9. One\n   More\n10. Two");
        assertThat(text("{\"type\":\"ordered_list\",\"attrs\":{\"order\":null},\"content\":[" + items + "]}"))
                .startsWith("1. One");
    }

    @Test
    void lists_inListsAndQuotes_areIndentedBelowTheirItem() {
        String inner = list("ordered_list", item(paragraph("a")), item(paragraph("b")));
        String outer = list("bullet_list", item(paragraph("One"), inner, paragraph("End")), item(), item(inner));
        assertThat(text(outer)).isEqualTo("- One\n  1. a\n  2. b\n  End\n- \n- 1. a\n  2. b");
        assertThat(text(list("blockquote", paragraph("Said"), outer)))
                .startsWith("> Said\n> - One\n>   1. a\n>   2. b\n>   End\n> - ");
    }

    @Test
    void lineBreaks_keepTheIndent() {
        String broken = "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                + "{\"type\":\"hard_break\"},{\"type\":\"text\",\"text\":\"b\"}]}";
        assertThat(text(list("ordered_list", item(broken)))).isEqualTo("1. a\n   b");
        assertThat(text(list("blockquote", broken))).isEqualTo("> a\n> b");
    }

    @Test
    void headings_ofAnyLevel_areShown() {
        for (String level : new String[] {"-1", "0", "1", "null", "\"x\""}) {
            assertThat(text("{\"type\":\"heading\",\"attrs\":{\"level\":" + level + "},\"content\":[]}"))
                    .isEqualTo("# ");
        }
        assertThat(text("{\"type\":\"heading\",\"attrs\":{\"level\":2147483647},\"content\":[]}"))
                .isEqualTo("###### ");
    }

    private static String text(String json) {
        return RichText.text(JsonMapper.shared().readTree(json), false);
    }

    private static String list(String type, String... items) {
        return "{\"type\":\"" + type + "\",\"content\":[" + String.join(",", items) + "]}";
    }

    private static String item(String... blocks) {
        return list("list_item", blocks);
    }

    private static String paragraph(String text) {
        return "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
    }
}
