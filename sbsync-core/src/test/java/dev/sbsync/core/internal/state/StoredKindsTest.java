package dev.sbsync.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.kind.story.StoriesKind;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.plan.DriftDetector;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.transport.time.ManualTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items of two kinds with the same source id, in one state. */
class StoredKindsTest {

    private static final WriteStep WRITE = new WriteStep(WriteStep.Kind.WRITE, false);

    private final StateStore store = StateStore.inMemory();
    private final PlannedItem story = Runs.items(1).get(0);
    private final PlannedItem tag = planned(new Tag(story.source().id(), "red"));

    private PairState state() {
        return new PairState(store, List.of(StoriesKind.CODEC, new Tags()));
    }

    @Test
    void itemsOfTwoKindsWithOneId_haveTheirOwnProgressResultsAndBaselines() {
        Baseline ofStory = Runs.baseline(story.source(), 1);
        Baseline ofTag = Runs.baseline(tag.source(), 2);
        state().remember(List.of(ofStory, ofTag));
        RunLog log = state().begin(Runs.header("run-1"), List.of(tag, story), List.of(), Runs::begun);
        log.announce(tag, WRITE);

        assertThat(state().baseline(tag.key())).contains(ofTag.halfWritten());
        assertThat(state().baseline(story.key())).contains(ofStory);
        log.ended(List.of(Runs.result(story, new Outcome.Unchanged(1))), List.of());
        RunLog resumed = state().resume("run-1", List.of(story, tag), List.of(), Runs::begun);
        assertThat(resumed.resumePoint(story)).isEqualTo(ResumePoint.START);
        assertThat(resumed.resumePoint(tag)).isEqualTo(new ResumePoint(null, Set.of(WriteStep.Kind.WRITE), true));
        resumed.ended(List.of(Runs.result(tag, new Outcome.Updated(2, List.of()))), List.of(ofTag));

        assertThat(state().baseline(tag.key())).contains(ofTag);
        assertThat(state().items("run-1"))
                .extracting(item -> item.item().source())
                .isEqualTo(List.of(story.source(), tag.source()));
        assertThat(state().items("run-1"))
                .extracting(StoredItem::ended)
                .extracting(end -> end.map(result -> result.outcome().word()).orElse("open"))
                .containsExactly("open", "updated");
    }

    @Test
    void inFlightSteps_areInheritedByTheItemOfTheSameKind() {
        RunLog log = state().begin(Runs.header("run-1"), List.of(tag, story), List.of(), Runs::begun);
        log.announce(tag, WRITE);
        RunLog next = state().begin(Runs.header("run-2"), List.of(story, tag), List.of(), Runs::begun);

        assertThat(next.resumePoint(story)).isEqualTo(ResumePoint.START);
        assertThat(next.resumePoint(tag)).isEqualTo(new ResumePoint(null, Set.of(WriteStep.Kind.WRITE)));
    }

    @Test
    void targetIdOfACreatedItem_isNotTakenForOneOfAnotherKind() {
        RunLog log = state().begin(Runs.header("run-1"), List.of(tag), List.of(), Runs::begun);
        log.announce(tag, Runs.CREATE);
        log.confirm(tag, Runs.CREATE, 5);
        StoryRow match = StoryRow.of(Story.of(JsonFields.object().put("id", 5)));
        StorySource source =
                new StorySource(new ContentManager(new ManualTime(), 0), SpaceLanguages.UNKNOWN, ContentTransform.NONE);

        assertThat(new DriftDetector(state(), SyncMode.of(PlanOptions.defaults()), source, Set.of())
                        .paired(StoryRow.of(story.source()), match))
                .isFalse();
    }

    /** What earlier versions read: they reject an item of five lines, and look baselines up by the id alone. */
    @Test
    void rowsOfStories_areAsInEarlierVersions_andThoseOfOtherKindsAreNotMistakenForThem() {
        state().remember(List.of(Runs.baseline(story.source(), 1), Runs.baseline(tag.source(), 2)));
        state().begin(Runs.header("run-1"), List.of(story, tag), List.of(), Runs::begun);

        assertThat(rows(Tables.BASELINE).keySet())
                .containsExactlyInAnyOrder(
                        Long.toString(story.source().id()),
                        "tags/" + story.source().id());
        assertThat(rows(Tables.ITEM).values())
                .extracting(row -> row.split("\n", -1).length)
                .containsExactly(4, 5);
    }

    /** A version that reads item rows as they were before they were data requires the state of folders too. */
    @Test
    void rowOfAFolder_namesItsState() {
        ObjectNode folder = JsonFields.object().put("id", 1).put("is_folder", true);

        assertThat(StoryRow.of(Story.of(folder)).stored().path("state").asString())
                .isEqualTo("draft");
    }

    @Test
    void itemOfAKindThatThisVersionLacks_isRejectedByName() {
        state().begin(Runs.header("run-1"), List.of(story, tag), List.of(), Runs::begun);
        PairState older = Runs.state(store);

        assertThat(older.runs()).hasSize(1);
        assertThatThrownBy(() -> older.items("run-1"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("unknown kind 'tags'")
                .extracting(thrown -> ((StateException) thrown).kind())
                .isEqualTo(StateException.Kind.NEWER);
    }

    private Map<String, String> rows(String table) {
        Map<String, String> found = new LinkedHashMap<>();
        return store.read(rows -> {
            rows.scan(table, "0", "zz", found::put);
            return found;
        });
    }

    private static PlannedItem planned(Item source) {
        return new PlannedItem(
                source,
                null,
                Operation.CREATE,
                Set.of(),
                Reasons.NONE,
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.of(false),
                false,
                List.of(),
                null);
    }

    /** A record-like item. */
    private record Tag(long id, String name) implements Item {

        @Override
        public ItemKey key() {
            return new ItemKey("tags", id);
        }

        @Override
        public String type() {
            return "tag";
        }

        @Override
        public String uuid() {
            return "";
        }

        @Override
        public String path() {
            return name;
        }

        @Override
        public long parentId() {
            return 0;
        }

        @Override
        public boolean folder() {
            return false;
        }

        @Override
        public Markers markers() {
            return Markers.of(Map.of("name", name));
        }
    }

    private static final class Tags implements ItemCodec {

        @Override
        public String kind() {
            return "tags";
        }

        @Override
        public ObjectNode stored(Item item) {
            return JsonFields.object().put("id", item.id()).put("name", item.name());
        }

        @Override
        public Item restored(JsonNode stored) {
            return new Tag(stored.path("id").asLong(), stored.path("name").asString());
        }
    }
}
