package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonPointersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = "{\"a\":{\"b/c\":[1,{\"d~\":2}]},\"n\":null}";

    private final JsonNode root = JSON.readTree(TEXT);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/a/b~1c/0 {'a':{'b/c':[9,{'d~':2}]},'n':null}",
                "/a/b~1c/- {'a':{'b/c':[1,{'d~':2},9]},'n':null}",
                "/a/b~1c/1/d~0 {'a':{'b/c':[1,{'d~':9}]},'n':null}",
                "/a/new {'a':{'b/c':[1,{'d~':2}],'new':9},'n':null}",
                "/n {'a':{'b/c':[1,{'d~':2}]},'n':9}",
                "/ {'a':{'b/c':[1,{'d~':2}]},'n':null,'':9}"
            })
    void with_pointer_changesOneValueAndNothingOfTheDocument(String pointer, String expected) {
        JsonNode changed = JsonPointers.with(root, pointer, JSON.readTree("9"));

        assertThat(changed).isEqualTo(JSON.readTree(expected.replace('\'', '"')));
        assertThat(root.toString()).isEqualTo(TEXT);
    }

    @Test
    void with_pointer_sharesWhatIsNotOnTheWay() {
        JsonNode changed = JsonPointers.with(root, "/n", root);

        assertThat(changed.get("a")).isSameAs(root.get("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a~",
                "/x/y",
                "/a/b~1c/2",
                "/a/b~1c/01",
                "/a/b~1c/-1",
                "/a/b~1c/-/x",
                "/n/x",
                "/a/b~1c/x",
                "/a/b~1c/99999999999"
            })
    void with_pointerThatLeadsNowhere_isRefusedWithTheReason(String pointer) {
        assertThatThrownBy(() -> JsonPointers.with(root, pointer, root)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void with_partThatIsMissing_saysWhere() {
        assertThatThrownBy(() -> JsonPointers.with(root, "/a/x/y", root))
                .hasMessage("The content has no /a/x: at \"/a\" the object has no \"x\".");
    }
}
