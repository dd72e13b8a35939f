package dev.sbsync.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KindTest {

    @Test
    void ordered_anyOrder_isTheOrderOfDependencies() {
        Set<Kind> chosen = new LinkedHashSet<>(List.of(Kind.STORIES, Kind.SETTINGS, Kind.COMPONENTS));

        assertThat(Kind.ordered(chosen)).containsExactly(Kind.SETTINGS, Kind.COMPONENTS, Kind.STORIES);
    }

    @Test
    void of_everyKind_isFoundByItsNameAndItsItems() {
        for (Kind kind : Kind.values()) {
            assertThat(Kind.of(kind.id())).contains(kind);
            assertThat(kind.items())
                    .allSatisfy(items -> assertThat(Kind.ofItems(items)).contains(kind));
        }
        assertThat(Kind.of("notes")).isEmpty();
        assertThat(Kind.ofItems("notes")).isEmpty();
    }
}
