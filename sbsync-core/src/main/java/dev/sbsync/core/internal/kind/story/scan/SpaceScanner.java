package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.StoryOperations;

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

    /** Creates a plan of both scans, and requests only the rows it needs. Called until the scans have all of them. */
    public interface ScanPlanner<P, E extends Exception> {
        P plan(SpaceScan source, SpaceScan target) throws E;
    }

    /**
     * Returns the plan. Blocks.
     *
     * @throws E if the planner does
     */
    public static <P, E extends Exception> P of(Side source, Side target, ScanPlanner<P, E> planner) throws E {
        SpaceCache from = new SpaceCache(source.stories(), source.settings());
        SpaceCache to = new SpaceCache(target.stories(), target.settings());
        while (true) {
            SpaceScan sourceScan = from.scan();
            SpaceScan targetScan = to.scan();
            P plan = planner.plan(sourceScan, targetScan);
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
