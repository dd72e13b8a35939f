package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.selection.SelectionBuilder;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is looked up gives the plan that listing both spaces gives, and asks for less. */
class SpaceScannerProperties {

    private static final List<String> PATHS = List.of("a", "b", "a/b", "b/a/c", "x*y", "a/x*y");
    private static final List<String> GLOBS =
            List.of("a/**", "a/*", "b", "a/b/?", "*/b", "a/x\\*y/**", "**/c", "b/a*", "?/a/**");

    @Property(tries = 200)
    void plan_lookedUp_isThePlanOfBothSpacesListed(@ForAll long seed) {
        PlanOptions options = options(new Random(~seed));
        try (ScannedSpaces spaces = ScannedSpaces.random(seed, (int) Math.floorMod(seed, 4L))) {
            Long quota = seed % 2 == 0 ? null : (Long) 3L;
            SyncPlan listed = withoutTargetIds(spaces.plan(options, ScannedSpaces.TINY, quota));
            assertThat(spaces.requests()).isEqualTo(2);

            assertThat(withoutTargetIds(spaces.plan(options, ScannedSpaces.HUGE, quota)))
                    .isEqualTo(listed);
            assertThat(withoutTargetIds(spaces.plan(options, 350L, quota))).isEqualTo(listed);
        }
    }

    /** Fewer lists show fewer of the target's other items; what is planned is the same. */
    private static SyncPlan withoutTargetIds(SyncPlan plan) {
        return new SyncPlan(
                plan.source(),
                plan.target(),
                plan.items(),
                plan.extra(),
                Set.of(),
                plan.publish(),
                plan.identity(),
                plan.languages(),
                plan.warnings());
    }

    @Property(tries = 50)
    void plan_ofASubtree_neverListsASpaceThatIsLarge(@ForAll long seed) {
        Selection selection = Selection.builder()
                .prefix(PATHS.get(new Random(seed).nextInt(PATHS.size())))
                .build();
        try (ScannedSpaces spaces = ScannedSpaces.random(seed, 0)) {
            spaces.plan(PlanOptions.defaults().selection(selection), ScannedSpaces.HUGE);

            assertThat(spaces.queries(true)).allMatch(SpaceScannerProperties::narrowed);
            assertThat(spaces.queries(false)).allMatch(SpaceScannerProperties::narrowed);
        }
    }

    private static boolean narrowed(String query) {
        return List.of("by_slugs=", "by_uuids=", "by_ids=", "starts_with=", "with_slug=", "with_tag=").stream()
                .anyMatch(query::contains);
    }

    private static PlanOptions options(Random random) {
        SelectionBuilder selection = Selection.builder();
        for (int kinds = 1 + random.nextInt(2); kinds > 0; kinds--) {
            switch (random.nextInt(7)) {
                case 0, 1 -> selection.prefix(PATHS.get(random.nextInt(PATHS.size())));
                case 2, 3 -> selection.slug(GLOBS.get(random.nextInt(GLOBS.size())));
                case 4 -> selection.tag("t" + random.nextInt(2));
                case 5 -> selection.contentType("post");
                default -> selection.only(LayerState.PUBLISHED);
            }
        }
        if (random.nextInt(4) == 0) {
            selection.exclude(GLOBS.get(random.nextInt(GLOBS.size())));
        }
        OnExisting onExisting = random.nextInt(4) == 0 ? OnExisting.SKIP : OnExisting.UPDATE;
        return PlanOptions.defaults().selection(selection.build()).onExisting(onExisting);
    }
}
