package dev.sbsync.core.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({"blog,true", "blog/a,true", "blog/a/b,true", "blog-archive,false", "blo,false", "x/blog,false"})
    void includes_pathsAroundAPrefix_takesThePathAndWhatLiesBelow(String path, boolean included) {
        assertThat(Selection.below(List.of("blog")).includes(path)).isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blog", "blog/", "//blog//", " blog "})
    void below_slashesAndSpaceAtTheEnds_doNotMatter(String prefix) {
        assertThat(Selection.below(List.of(prefix)).prefixes()).containsExactly("blog");
    }

    @Test
    void includes_severalPrefixes_takesWhatAnySelects() {
        Selection selection = Selection.below(List.of("a", "b/c"));
        assertThat(List.of("a/x", "b/c", "b", "d"))
                .filteredOn(selection::includes)
                .containsExactly("a/x", "b/c");
    }

    @Test
    void all_anyPath_isIncluded() {
        assertThat(Selection.all().includes("anything/at/all")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "  "})
    void below_emptyPrefix_isRefusedWithTheValue(String prefix) {
        assertThatThrownBy(() -> Selection.below(List.of(prefix)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + prefix + "'");
    }
}
