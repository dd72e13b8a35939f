package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.VerificationVerdict;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Old content names stories by numeric ids, which differ in every space. */
class StoryIdReferencesTest {

    private static Sides sides() {
        Sides sides = Sides.of(
                source -> source.language("de", "German")
                        .component(
                                "page",
                                "{\"author\":{\"type\":\"option\",\"source\":\"internal_stories\",\"use_uuid\":false},"
                                        + "\"price\":{\"type\":\"number\"}}")
                        .folder("z")
                        .story("z/author", story -> story.component("page"))
                        .folder("zz")
                        .story("zz/a", story -> story.component("page").published()),
                target ->
                        target.language("de", "German").component("page", "{}").story("other"));
        long author = id(sides.source(), "z/author");
        sides.source()
                .edit(
                        "zz/a",
                        story -> story.field("link", link(author))
                                .field("link__i18n__de", link(author))
                                .field("author", Long.toString(author))
                                .field("price", author)
                                .publish());
        return sides;
    }

    private static Map<String, Object> link(long id) {
        return Map.of("linktype", "story", "fieldtype", "multilink", "id", id, "cached_url", "z/author", "url", "");
    }

    private static long id(FakeSpace space, String path) {
        return space.story(path).orElseThrow().id();
    }

    private static JsonNode content(FakeSpace space, String path) {
        return space.story(path).orElseThrow().content();
    }

    @Test
    void run_linksAndOptionsByNumericId_nameTheTargetsStory() {
        try (Sides sides = sides()) {
            SyncReport report = sides.run();

            assertThat(report.items())
                    .allMatch(item -> item.outcome().synced() && item.warnings().isEmpty());
            long there = id(sides.target(), "z/author");
            assertThat(there).isNotEqualTo(id(sides.source(), "z/author"));
            JsonNode copy = content(sides.target(), "zz/a");
            assertThat(copy.at("/link/id").asLong()).isEqualTo(there);
            assertThat(copy.at("/link__i18n__de/id").asLong()).isEqualTo(there);
            assertThat(copy.path("author").stringValue()).isEqualTo(Long.toString(there));
            assertThat(copy.path("price").asLong()).isEqualTo(id(sides.source(), "z/author"));
            assertThat(sides.target().story("zz/a").orElseThrow().publishedContent())
                    .contains(copy);
        }
    }

    @Test
    void run_again_writesNothing() {
        try (Sides sides = sides();
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = sides.sync().state(state).build();
            Sides.run(sync);
            sides.api.clearRequests();

            SyncPlan plan = sync.plan();
            assertThat(plan.count(Operation.UNCHANGED)).isEqualTo(plan.items().size());
            Sides.run(sides.sync().build());

            assertThat(sides.api.writes()).isEmpty();
            assertThat(sync.verify().equal()).isTrue();
        }
    }

    @Test
    void run_partOfTheSpace_looksUpWhatItNames() {
        try (Sides sides = sides()) {
            sides.run();
            sides.source().edit("zz/a", story -> story.field("title", "new"));
            sides.api.clearRequests();

            Sides.run(sides.sync()
                    .selection(Selection.builder().slug("zz/a").build())
                    .build());

            JsonNode copy = content(sides.target(), "zz/a");
            assertThat(copy.path("title").stringValue()).isEqualTo("new");
            assertThat(copy.at("/link/id").asLong()).isEqualTo(id(sides.target(), "z/author"));
        }
    }

    @Test
    void run_idOfADeletedStory_isKeptAndReported() {
        try (Sides sides = sides()) {
            long author = id(sides.source(), "z/author");
            sides.source().edit("z/author", story -> story.delete());

            SyncReport report = sides.run();

            assertThat(content(sides.target(), "zz/a").at("/link/id").asLong()).isEqualTo(author);
            assertThat(Sides.result(report, "zz/a").warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.references())
                            .extracting(open -> open.pointer() + " " + open.from())
                            .contains("/content/link/id " + author));
            Verification verified = sides.sync().build().verify();
            assertThat(verified.equal()).isTrue();
            assertThat(verified.withOpenReferences()).hasSize(1);
            assertThat(VerificationVerdict.line(verified)).isEqualTo("Equal; 1 item with references that do not work");
        }
    }

    @Test
    void plan_unresolvedIdThatTheTargetHasNow_comparesTheStoryAgain() {
        try (Sides sides = sides();
                StateStore state = StateStore.inMemory()) {
            Selection links = Selection.builder().slug("zz/a").build();
            SpaceSync part = sides.sync().state(state).selection(links).build();
            SyncReport first = Sides.run(part);
            assertThat(Sides.result(first, "zz/a").warnings()).hasSize(1);
            assertThat(part.plan().changesAtMost()).isZero();

            Sides.run(sides.sync()
                    .state(state)
                    .selection(Selection.builder().slug("z/author").build())
                    .build());
            Sides.run(part);

            long there = id(sides.target(), "z/author");
            assertThat(content(sides.target(), "zz/a").at("/link/id").asLong()).isEqualTo(there);
        }
    }

    @Test
    void run_referencedStoryCreatedAnew_rewritesTheReferences() {
        try (Sides sides = sides();
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync =
                    sides.sync().state(state).onDrift(OnDrift.OVERWRITE).build();
            Sides.run(sync);
            sides.target().edit("z/author", story -> story.delete());
            sides.api.clearRequests();

            Sides.run(sync);
            Sides.run(sync);

            long there = id(sides.target(), "z/author");
            assertThat(content(sides.target(), "zz/a").at("/link/id").asLong()).isEqualTo(there);
        }
    }
}
