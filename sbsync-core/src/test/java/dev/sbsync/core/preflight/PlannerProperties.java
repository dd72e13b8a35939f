package dev.sbsync.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceScan;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.core.selection.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Plans of random trees, carried out on a model of a space that refuses what the API refuses. */
public class PlannerProperties {

    @Property(tries = 3000)
    void plan_carriedOut_endsEqualForAllThatIsNoConflictOrBelowOne(@ForAll long seed) {
        Tuple2<ModelSpace, ModelSpace> spaces = spaces(seed);
        Selection selection = selection(seed);
        SyncPlan plan = plan(spaces, selection);

        Set<Long> done = spaces.get2().carryOut(plan);

        for (PlannedItem item : plan.items()) {
            if (done.contains(item.source().id()) && !item.added()) {
                StoryRow there = spaces.get2().withUuid(item.source().uuid());
                assertThat(there.slug()).isEqualTo(item.source().slug());
                assertThat(there.folder()).isEqualTo(item.source().folder());
                assertThat(there.startpage()).isEqualTo(item.source().startpage());
                assertThat(spaces.get2().uuidOf(there.parentId())).isEqualTo(folderUuid(item, spaces));
                assertThat(there.name()).isEqualTo(item.source().name());
            }
        }
    }

    @Property(tries = 3000)
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

    @Property(tries = 3000)
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

    @Property(tries = 2000)
    void plan_anyTrees_namesEveryItemOnceAfterWhatItDependsOn(@ForAll long seed) {
        Set<Long> seen = new HashSet<>();
        for (PlannedItem item : plan(spaces(seed), selection(seed)).items()) {
            if (item.operation() != Operation.CONFLICT) {
                assertThat(seen).containsAll(item.after());
            }
            assertThat(seen.add(item.source().id())).isTrue();
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

    private static SyncPlan plan(Tuple2<ModelSpace, ModelSpace> spaces, Selection selection) {
        return Planner.plan(
                new SpaceRef(1, "s"),
                new SpaceScan(spaces.get1().rows()),
                new SpaceRef(2, "t"),
                new SpaceScan(spaces.get2().rows()),
                selection,
                OnExisting.UPDATE);
    }

    private static Tuple2<ModelSpace, ModelSpace> spaces(long seed) {
        Random random = new Random(seed);
        return Tuple.of(ModelSpace.random(1000, random), ModelSpace.random(2000, random));
    }

    private static Selection selection(long seed) {
        Random random = new Random(~seed);
        return random.nextInt(3) > 0
                ? Selection.all()
                : Selection.below(List.of(List.of("a", "b", "a/b", "c/a").get(random.nextInt(4))));
    }
}
