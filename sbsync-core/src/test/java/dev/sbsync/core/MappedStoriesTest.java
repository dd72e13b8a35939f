package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Copies with uuids of their own reference each other by these. */
class MappedStoriesTest {

    private static void source(SpaceBuilder source) {
        source.component("page", "{\"author\":{\"type\":\"option\",\"source\":\"internal_stories\"}}")
                .folder("people")
                .story("people/ann", story -> story.component("page"))
                .folder("posts");
        String ann = source.uuidOf("people/ann");
        source.story(
                "posts/one",
                story -> story.component("page")
                        .field("author", ann)
                        .field(
                                "link",
                                Map.of("linktype", "story", "fieldtype", "multilink", "id", ann, "cached_url", "x"))
                        .field("text", "by " + ann)
                        .dirty(live -> live.put("title", "live")));
    }

    private static Sides sides() {
        return Sides.of(MappedStoriesTest::source, target -> target.component("page", "{}"));
    }

    private static String uuid(FakeSpace space, String path) {
        return space.story(path).orElseThrow().uuid();
    }

    private static void assertThatThePostNamesTheCopy(Sides sides) {
        String ann = uuid(sides.target(), "people/ann");
        assertThat(ann).isNotEqualTo(uuid(sides.source(), "people/ann"));
        for (JsonNode layer : List.of(
                sides.target().story("posts/one").orElseThrow().content(),
                sides.target()
                        .story("posts/one")
                        .orElseThrow()
                        .publishedContent()
                        .orElseThrow())) {
            assertThat(layer.path("author").asString()).isEqualTo(ann);
            assertThat(layer.at("/link/id").asString()).isEqualTo(ann);
            assertThat(layer.path("text").asString()).isEqualTo("by " + uuid(sides.source(), "people/ann"));
        }
    }

    private static SpaceSyncBuilder mapped(Sides sides, StateStore state) {
        return sides.sync().state(state).identity(IdentityMode.MAP);
    }

    @Test
    void run_linksAndOptions_nameTheCopies_andTheSecondRunWritesNothing() {
        try (Sides sides = sides();
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = mapped(sides, state).build();
            SyncReport report = Sides.run(sync);

            assertThat(report.items()).allMatch(item -> item.warnings().isEmpty());
            assertThatThePostNamesTheCopy(sides);
            sides.api.clearRequests();
            SyncPlan plan = sync.plan();
            assertThat(plan.changesAtMost()).isZero();
            Sides.run(sides.sync().identity(IdentityMode.MAP).build());
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sync.verify().equal()).isTrue();
        }
    }

    @Test
    void run_partOfTheSpace_keepsWhatWasRewritten() {
        try (Sides sides = sides();
                StateStore state = StateStore.inMemory()) {
            Sides.run(mapped(sides, state).build());
            sides.source().edit("posts/one", story -> story.name("Renamed"));
            sides.api.clearRequests();

            SyncReport report = Sides.run(mapped(sides, state)
                    .selection(Selection.builder().prefix("posts").build())
                    .build());

            assertThat(Sides.result(report, "posts/one").warnings()).isEmpty();
            assertThat(sides.target().story("posts/one").orElseThrow().name()).isEqualTo("Renamed");
            assertThatThePostNamesTheCopy(sides);
        }
    }
}
