package dev.sbsync.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstNamesTest {

    @Test
    void upToTheMost_allAreNamed() {
        assertThat(FirstNames.of(List.of(), 2)).isEmpty();
        assertThat(FirstNames.of(List.of("a", "b"), 2)).isEqualTo("a, b");
    }

    @Test
    void beyondTheMost_theOthersAreCounted() {
        assertThat(FirstNames.of(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
        assertThat(FirstNames.of(List.of("a", "b", "c", "d"), 2, "; ", "; and "))
                .isEqualTo("a; b; and 2 more");
    }
}
