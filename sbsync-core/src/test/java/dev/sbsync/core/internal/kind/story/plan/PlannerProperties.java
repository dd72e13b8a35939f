package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Plans of random trees, carried out on a model of a space that refuses what the API refuses. */
public class PlannerProperties {

    @Property(tries = 1500)
    void plan_carriedOut_endsEqualForAllThatIsNoConflictOrBelowOne(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = spaces(seed);
        Selection selection = selection(seed);
        SyncPlan plan = plan(spaces, selection);

        Set<Long> done = spaces.get2().carryOut(plan);

        for (PlannedItem item : plan.items()) {
            if (done.contains(item.source().id()) && !item.added()) {
                StoryRow there = spaces.get2().withUuid(item.source().uuid());
                assertThat(there.slug()).isEqualTo(StoryRow.source(item).slug());
                assertThat(there.folder()).isEqualTo(item.source().folder());
                assertThat(there.startpage()).isEqualTo(StoryRow.source(item).startpage());
                assertThat(spaces.get2().uuidOf(there.parentId())).isEqualTo(folderUuid(item, spaces));
                assertThat(there.name()).isEqualTo(item.source().name());
                assertThat(there.state()).isEqualTo(StoryRow.source(item).state());
                assertThat(there.tags()).isEqualTo(StoryRow.source(item).tags());
            }
        }
    }

    @Property(tries = 1500)
    void plan_anyTrees_addressesNoWriteToAnythingOutside(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = spaces(seed);
        SyncPlan plan = plan(spaces, selection(seed));
        Set<Long> matched = plan.items().stream()
                .filter(item -> item.operation() != Operation.CONFLICT)
                .map(PlannedItem::match)
                .filter(match -> match != null)
                .map(match -> java.util.Objects.requireNonNull(match).id())
                .collect(Collectors.toSet());
        ModelSpace target = spaces.get2();
        Set<ModelSpace.Kept> before = target.kept(id -> !matched.contains(id));
        Set<Long> ids = target.ids();

        target.carryOut(plan);

        assertThat(target.kept(id -> ids.contains(id) && !matched.contains(id))).isEqualTo(before);
    }

    @Property(tries = 1500)
    void plan_withoutConflicts_plannedAgainYieldsNothing(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = spaces(seed);
        Selection selection = selection(seed);
        SyncPlan plan = plan(spaces, selection);
        if (plan.count(Operation.CONFLICT) > 0) {
            return;
        }
        spaces.get2().carryOut(plan);
        assertThat(plan(spaces, selection).items())
                .filteredOn(item -> item.operation() != Operation.COMPARE)
                .isEmpty();
    }

    @Property(tries = 1500)
    void plan_ofASpaceWhoseCopyWasScrambled_hasNoConflictAndEndsEqual(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = scrambled(seed);
        SyncPlan plan = plan(spaces, Selection.all());
        assertThat(plan.count(Operation.CONFLICT)).isZero();
        assertThat(plan.extra()).isEmpty();

        spaces.get2().carryOut(plan);

        assertThat(comparable(spaces.get2())).isEqualTo(comparable(spaces.get1()));
    }

    @Property(tries = 1000)
    void plan_cutOffAnywhere_isContinuedByTheNext(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = scrambled(seed);
        Random random = new Random(seed);
        for (int cuts = random.nextInt(4); cuts > 0; cuts--) {
            spaces.get2().carryOut(plan(spaces, Selection.all()), random.nextInt(8));
        }
        spaces.get2().carryOut(plan(spaces, Selection.all()));

        assertThat(comparable(spaces.get2())).isEqualTo(comparable(spaces.get1()));
    }

    @Property(tries = 1000)
    void plan_rowsInAnyOrder_isTheSame(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = seed % 2 == 0 ? spaces(seed) : scrambled(seed);
        Selection selection = selection(seed);
        Random random = new Random(seed);
        List<StoryRow> source = new ArrayList<>(spaces.get1().rows());
        List<StoryRow> target = new ArrayList<>(spaces.get2().rows());
        Collections.shuffle(source, random);
        Collections.shuffle(target, random);

        assertThat(plan(source, target, selection)).isEqualTo(plan(spaces, selection));
    }

    @Property(tries = 1000)
    void plan_movedFolder_namesAllThatGoesAlongUnselected(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = spaces(seed);
        SyncPlan plan = plan(spaces, selection(seed));
        ModelSpace target = spaces.get2();
        Map<Long, String> before = paths(target, plan);
        Set<Long> done = target.carryOut(plan);
        Map<Long, String> after = paths(target, plan);
        Set<String> named = plan.items().stream()
                .filter(item -> done.contains(item.source().id()))
                .flatMap(item -> item.warnings().stream())
                .map(Problem::message)
                .collect(Collectors.toSet());

        before.forEach((id, path) -> {
            if (!path.equals(after.get(id))) {
                assertThat(named).anyMatch(message -> message.contains("'" + path + "'"));
            }
        });
    }

    @Property(tries = 1000)
    void plan_anyTrees_namesEveryItemOnceAfterWhatItDependsOn(@ForAll long seed) {
        Set<ItemKey> seen = new HashSet<>();
        for (PlannedItem item : plan(spaces(seed), selection(seed)).items()) {
            if (item.operation() != Operation.CONFLICT) {
                assertThat(seen).containsAll(item.after());
            }
            assertThat(seen.add(item.key())).isTrue();
        }
    }

    /** The folder of the same uuid, or one that was there and stays, whatever its uuid. */
    private static String folderUuid(PlannedItem item, Tuple2<ModelSpace, ModelSpace> spaces) {
        return item.parent() instanceof TargetParent.Existing existing
                ? spaces.get2().uuidOf(existing.targetId())
                : spaces.get1().uuidOf(item.source().parentId());
    }

    /** Returns the plan of two random spaces, for tests of what carries plans out. */
    public static SyncPlan randomPlan(long seed) {
        return plan(spaces(seed), selection(seed));
    }

    /** What the plan does not address, by id. */
    private static Map<Long, String> paths(ModelSpace target, SyncPlan plan) {
        Set<Long> planned = plan.items().stream()
                .filter(item -> !item.added())
                .map(PlannedItem::match)
                .filter(Objects::nonNull)
                .map(Item::id)
                .collect(Collectors.toSet());
        Set<String> selected = plan.items().stream()
                .filter(item -> !item.added())
                .map(item -> item.source().uuid())
                .collect(Collectors.toSet());
        return target.rows().stream()
                .filter(row -> !planned.contains(row.id()) && !selected.contains(row.uuid()))
                .collect(Collectors.toMap(StoryRow::id, StoryRow::path));
    }

    /** Everything but ids: what two equal spaces have in common. */
    private static Set<List<Object>> comparable(ModelSpace space) {
        return space.rows().stream()
                .map(row -> List.<Object>of(
                        row.uuid(),
                        row.path(),
                        row.folder(),
                        row.startpage(),
                        row.name(),
                        row.state(),
                        row.tags(),
                        space.uuidOf(row.parentId())))
                .collect(Collectors.toSet());
    }

    private static Tuple2<ModelSpace, ModelSpace> scrambled(long seed) {
        Random random = new Random(seed);
        ModelSpace source = ModelSpace.random(1000, random);
        return Tuple.of(source, ModelSpace.scrambled(source, 2000, random));
    }

    private static SyncPlan plan(Tuple2<ModelSpace, ModelSpace> spaces, Selection selection) {
        return plan(spaces.get1().rows(), spaces.get2().rows(), selection);
    }

    private static SyncPlan plan(List<StoryRow> source, List<StoryRow> target, Selection selection) {
        return Plans.plan(
                Rows.space(1, "s"),
                new SpaceScan(source),
                Rows.space(2, "t"),
                new SpaceScan(target),
                selection,
                OnExisting.UPDATE);
    }

    private static Tuple2<ModelSpace, ModelSpace> spaces(long seed) {
        Random random = new Random(seed);
        return Tuple.of(ModelSpace.random(1000, random), ModelSpace.random(2000, random));
    }

    private static Selection selection(long seed) {
        Random random = new Random(~seed);
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> Selection.all();
            case 3 ->
                Selection.builder()
                        .prefix(List.of("a", "b", "a/b", "c/a").get(random.nextInt(4)))
                        .build();
            case 4 -> Selection.builder().tag("t").build();
            default -> Selection.builder().slug("**/a").exclude("b/b").build();
        };
    }
}
