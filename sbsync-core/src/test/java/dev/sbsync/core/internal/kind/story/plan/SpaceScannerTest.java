package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.SpaceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scanning costs, in requests. */
class SpaceScannerTest {

    private static final PlanOptions EVERYTHING = PlanOptions.defaults();

    @Test
    void everything_isListedAHundredAPage() {
        try (ScannedSpaces spaces = new ScannedSpaces(with(250, "s"), ScannedSpaces.target())) {
            SyncPlan plan = spaces.plan(EVERYTHING, 250L);
            assertThat(plan.items()).hasSize(250);
            assertThat(spaces.queries(true)).hasSize(3);
            assertThat(spaces.queries(false)).hasSize(1);
        }
    }

    @Test
    void prefix_inSyncAlready_costsTwoRequestsASide() {
        // the folder and those above it by slug, what lies in it by what it begins with; all uuids are among them
        try (ScannedSpaces spaces =
                new ScannedSpaces(blog(ScannedSpaces.source(), 20), blog(ScannedSpaces.target(), 20))) {
            SyncPlan plan = spaces.plan(below("blog/2026"), 10_000L);
            assertThat(plan.items()).hasSize(21).allMatch(item -> item.operation() == Operation.COMPARE);
            assertThat(spaces.queries(true)).hasSize(2);
            assertThat(spaces.queries(false)).hasSize(2);
        }
    }

    @Test
    void prefix_newInALargeTarget_costsALookUpOfUuidsForEveryHundred() {
        try (ScannedSpaces spaces = new ScannedSpaces(blog(ScannedSpaces.source(), 150), ScannedSpaces.target())) {
            SyncPlan plan = spaces.plan(below("blog/2026"), 10_000L);
            assertThat(plan.items()).hasSize(152).allMatch(item -> item.operation() == Operation.CREATE);
            assertThat(spaces.queries(true)).hasSize(3);
            assertThat(spaces.queries(false))
                    .hasSize(4)
                    .filteredOn(query -> query.contains("by_uuids="))
                    .hasSize(2);
        }
    }

    @Test
    void prefix_inASmallSpace_isListedWhole() {
        try (ScannedSpaces spaces =
                new ScannedSpaces(blog(ScannedSpaces.source(), 20), blog(ScannedSpaces.target(), 20))) {
            spaces.plan(below("blog/2026"), 22L);
            assertThat(spaces.queries(true)).hasSize(1);
            assertThat(spaces.queries(false)).hasSize(1);
        }
    }

    @Test
    void manyPrefixes_costingMoreThanAListing_areListed() {
        try (ScannedSpaces spaces = new ScannedSpaces(with(250, "s"), with(250, "t"))) {
            Selection selection = Selection.builder()
                    .prefix("1")
                    .prefix("2")
                    .prefix("3")
                    .prefix("4")
                    .prefix("5")
                    .build();
            spaces.plan(EVERYTHING.selection(selection), 250L);
            assertThat(spaces.queries(true)).hasSize(3).noneMatch(query -> query.contains("starts_with"));
        }
    }

    @Test
    void tag_isLookedUpByTag() {
        SpaceBuilder source = with(250, "s").story("tagged", story -> story.tags("t"));
        try (ScannedSpaces spaces = new ScannedSpaces(source, ScannedSpaces.target())) {
            SyncPlan plan = spaces.plan(
                    EVERYTHING.selection(Selection.builder().tag("t").build()), 10_000L);
            assertThat(plan.items()).hasSize(1);
            assertThat(spaces.queries(true)).singleElement().asString().contains("with_tag=t");
        }
    }

    @Test
    void movedItem_isFoundByItsUuidWhereverItIs() {
        SpaceBuilder source = ScannedSpaces.source().folder("a").story("a/x", story -> story.uuid("moved"));
        SpaceBuilder target = ScannedSpaces.target()
                .folder("z", folder -> folder.uuid("zz"))
                .story("z/y", story -> story.uuid("moved"));
        try (ScannedSpaces spaces = new ScannedSpaces(source, target)) {
            SyncPlan plan = spaces.plan(below("a"), 10_000L);
            assertThat(plan.items().get(1).changes()).containsExactly(Change.MOVE, Change.RENAME);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b",
                " a",
                "a b",
                "ü",
                "*",
                "a.b_c",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void uuidThatIsNotInTheUsualForm_isFoundUnderASelection(String uuid) {
        SpaceBuilder source = ScannedSpaces.source().folder("a").story("a/x", story -> story.uuid(uuid));
        SpaceBuilder target = ScannedSpaces.target().story("y", story -> story.uuid(uuid));
        try (ScannedSpaces spaces = new ScannedSpaces(source, target)) {
            SyncPlan plan = spaces.plan(below("a"), 10_000L);
            assertThat(plan.items().get(1).changes()).containsExactly(Change.MOVE, Change.RENAME);
        }
    }

    @Test
    void startPage_ofAFolderThatMoved_isFoundByItsPlace() {
        // the folder is known by its uuid, its start page only by being that
        SpaceBuilder source =
                ScannedSpaces.source().folder("a", folder -> folder.uuid("f")).startPage("a", page -> page.uuid("one"));
        SpaceBuilder target = ScannedSpaces.target()
                .folder("z", folder -> folder.uuid("f"))
                .startPage("z", page -> page.uuid("other"));
        try (ScannedSpaces spaces = new ScannedSpaces(source, target)) {
            SyncPlan plan = spaces.plan(below("a"), 10_000L);
            assertThat(plan.items().get(1).changes()).containsExactly(Change.RENAME, Change.REIDENTIFY);
            assertThat(spaces.queries(false)).anyMatch(query -> query.contains("by_slugs=z%2F"));
        }
    }

    private static PlanOptions below(String path) {
        return EVERYTHING.selection(Selection.builder().prefix(path).build());
    }

    private static SpaceBuilder blog(SpaceBuilder space, int stories) {
        space.folder("blog", folder -> folder.uuid("blog")).folder("blog/2026", folder -> folder.uuid("year"));
        for (int i = 0; i < stories; i++) {
            String uuid = "post-" + i;
            space.story("blog/2026/" + i, story -> story.uuid(uuid));
        }
        return space;
    }

    private static SpaceBuilder with(int stories, String uuids) {
        SpaceBuilder space = uuids.equals("s") ? ScannedSpaces.source() : ScannedSpaces.target();
        for (int i = 0; i < stories; i++) {
            String uuid = uuids + "-" + i;
            space.story(Integer.toString(i), story -> story.uuid(uuid));
        }
        return space;
    }
}
