package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.ArchivedItem.State;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run changes is archived as it was before. */
class ArchiveTest {

    @TempDir
    private Path folder;

    private int files;

    private static void source(SpaceBuilder space) {
        space.folder("blog")
                .story("blog/new", story -> story.published())
                .story("blog/edited", story -> story.published().field("v", "new"))
                .story("draft", story -> story.field("v", "new draft"))
                .story("same", story -> story.published());
    }

    private static void target(SpaceBuilder space) {
        space.folder("blog")
                .story("blog/edited", story -> story.published().field("v", "old"))
                .story("draft", story -> story.field("v", "old draft"))
                .story("same", story -> story.published());
    }

    private StateStore file(Sides sides) {
        return StateFile.open(folder.resolve("state-" + files++ + ".db"), sides.time);
    }

    private static ObjectNode story(StoredArchive archive, FakeStory source) {
        ArchivedItem item = archive.before(new ItemKey("stories", source.id())).orElse(null);
        assertThat(item).as(source.path()).isNotNull();
        assertThat(item.payload()).as(source.path()).isNotNull();
        return (ObjectNode) item.payload().path("story");
    }

    @Test
    void changedItemsAreArchivedAsTheyWere_createdOnesAsSuch_andEqualOnesNot() {
        try (Sides sides = Sides.of(ArchiveTest::source, ArchiveTest::target);
                StateStore store = file(sides)) {
            FakeStory before = sides.target().story("blog/edited").orElseThrow();
            SyncReport report = Sides.run(sides.sync().state(store).build());

            StoredArchive archive = Runs.state(store).archive(report.runId()).orElseThrow();
            ObjectNode archived =
                    story(archive, sides.source().story("blog/edited").orElseThrow());
            assertThat(archived.path("content").path("v").stringValue()).isEqualTo("old");
            assertThat(archived.path("uuid").stringValue()).isEqualTo(before.uuid());
            assertThat(archived.path("id").longValue()).isEqualTo(before.id());
            assertThat(states(sides, archive))
                    .containsEntry("blog/new", State.CREATED)
                    .containsEntry("draft", State.EXISTED)
                    .containsEntry("blog/edited", State.EXISTED);
            assertThat(archive.after().keySet()).isEqualTo(archive.items());
            StoredRun run = Runs.state(store).run(report.runId()).orElseThrow();
            assertThat(run.archiveBytes()).isPositive().isLessThan(10_000);
        }
    }

    private static Map<String, State> states(Sides sides, StoredArchive archive) {
        Map<String, State> states = new HashMap<>();
        for (FakeStory story : sides.source().stories()) {
            ArchivedItem item =
                    archive.before(new ItemKey("stories", story.id())).orElse(null);
            if (item != null) {
                states.put(story.path(), item.state());
            }
        }
        return states;
    }

    @Test
    void theArchiveOfItemsThatAreNotDirtyCostsNoRequest_andThatOfDirtyOnesTwo() {
        assertThat(requests(true, false)).isEqualTo(requests(false, false));
        assertThat(requests(true, true)).isEqualTo(requests(false, true) + 2);
    }

    private long requests(boolean archive, boolean dirty) {
        try (Sides sides = Sides.of(ArchiveTest::source, space -> {
                    target(space);
                    if (dirty) {
                        space.story(
                                "blog/new", story -> story.field("v", "changes").dirty(live -> live.put("v", "live")));
                    }
                });
                StateStore store = file(sides)) {
            Sides.run(sides.sync().state(store).archive(archive).build());
            return sides.api.requests().size();
        }
    }

    @Test
    void theLiveVersionOfADirtyStoryIsArchived() {
        try (Sides sides = Sides.of(
                        space -> space.story("a", story -> story.published().field("v", "new")),
                        space -> space.story(
                                "a", story -> story.field("v", "changes").dirty(live -> live.put("v", "live"))));
                StateStore store = file(sides)) {
            SyncReport report = Sides.run(sides.sync().state(store).build());

            StoredArchive archive = Runs.state(store).archive(report.runId()).orElseThrow();
            ArchivedItem item =
                    archive.before(archive.items().iterator().next()).orElseThrow();
            JsonNode payload = Objects.requireNonNull(item.payload());
            assertThat(payload.path("story").path("content").path("v").stringValue())
                    .isEqualTo("changes");
            assertThat(payload.path("published").path("v").stringValue()).isEqualTo("live");
        }
    }

    @Test
    void archivesOfTheLastFiveRunsThatChangedSomethingAreKept_whateverRunsWithoutChangesFollow() {
        try (Sides sides = Sides.of(ArchiveTest::source, ArchiveTest::target);
                StateStore store = file(sides)) {
            SpaceSync sync = sides.sync().state(store).build();
            PairState state = Runs.state(store);
            for (int i = 0; i < 7; i++) {
                String value = "edit " + i;
                sides.source().edit("same", story -> story.field("v", value).publish());
                Sides.run(sync);
                Sides.run(sync);
            }
            List<Boolean> kept =
                    state.runs().stream().map(run -> run.archiveBytes() > 0).collect(Collectors.toList());
            assertThat(kept).containsExactly(false, false, true, true, true, true, true, false); // the last one is idle
        }
    }

    @Test
    void withoutAnArchive_orWithoutAStateThatIsSet_nothingIsArchived() {
        try (Sides sides = Sides.of(ArchiveTest::source, ArchiveTest::target);
                StateStore store = file(sides)) {
            SyncReport report =
                    Sides.run(sides.sync().state(store).archive(false).build());
            assertThat(Runs.state(store).archive(report.runId())).isEmpty();
        }
    }

    @Test
    void aRunThatDiesAtAnyRequestLeavesNoChangedItemWithoutItsArchive_andItsResumptionKeepsIt() {
        for (int at = 1; at < 40; at += 2) {
            try (Sides sides = Sides.of(ArchiveTest::source, ArchiveTest::target);
                    StateStore store = file(sides)) {
                SpaceSync sync = sides.sync().state(store).build();
                var plan = sync.plan();
                sides.dieAtRequest(at, true, () -> {});
                SyncReport report = sync.run(plan);
                sides.liveAgain();
                StoredArchive archive =
                        Runs.state(store).archive(report.runId()).orElseThrow();
                String now = value(sides.target().story("blog/edited").orElseThrow());
                if (!now.equals("old")) {
                    assertArchived(sides, archive);
                }
                if (Runs.state(store).run(report.runId()).orElseThrow().resumable()) {
                    Sides.awaited(sync.resume(report.runId()));
                }
                assertArchived(sides, Runs.state(store).archive(report.runId()).orElseThrow());
            }
        }
    }

    private static void assertArchived(Sides sides, StoredArchive archive) {
        ObjectNode archived = story(archive, sides.source().story("blog/edited").orElseThrow());
        assertThat(archived.path("content").path("v").stringValue()).isEqualTo("old");
    }

    private static String value(FakeStory story) {
        return story.content().path("v").stringValue("");
    }
}
