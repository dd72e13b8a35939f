package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.StoryOperations;
import java.util.function.BiFunction;

/**
 * Reads as much of two spaces as a plan needs: open questions of the plan are looked up, and the plan is created again
 * until there are none. The result equals a plan of two complete lists. Stateless; blocks.
 */
public final class SpaceScanner {

    private SpaceScanner() {}

    /**
     * A space to read.
     *
     * @param stories its stories
     * @param settings the space's settings
     */
    public record Side(StoryOperations stories, SpaceSettings settings) {}

    /**
     * Returns the plan.
     *
     * @param planner creates a plan of both scans; pure, and requests only the rows it needs
     */
    public static <P> P of(Side source, Side target, BiFunction<SpaceScan, SpaceScan, P> planner) {
        SpaceCache from = new SpaceCache(source.stories(), source.settings());
        SpaceCache to = new SpaceCache(target.stories(), target.settings());
        while (true) {
            SpaceScan sourceScan = from.scan();
            SpaceScan targetScan = to.scan();
            P plan = planner.apply(sourceScan, targetScan);
            if (sourceScan.open().isEmpty() && targetScan.open().isEmpty()) {
                return plan;
            }
            from.answer(sourceScan.open());
            to.answer(targetScan.open());
            if (!from.placesCanBeLookedUp() || !to.placesCanBeLookedUp()) {
                from.listAll();
                to.listAll();
            }
        }
    }
}
