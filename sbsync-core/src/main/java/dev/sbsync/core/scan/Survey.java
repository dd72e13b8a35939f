package dev.sbsync.core.scan;

import dev.sbsync.client.StoryOperations;
import java.util.function.BiFunction;

/**
 * Reads as much of two spaces as a plan of them needs: what the plan asks of a scan is looked up, and the plan is made
 * again until it asks for nothing more. So it comes out as it would from both spaces listed whole. Stateless; blocks.
 */
public final class Survey {

    private Survey() {}

    /**
     * A space to read.
     *
     * @param stories its stories
     * @param settings what the space says of itself
     */
    public record Side(StoryOperations stories, SpaceSettings settings) {}

    /**
     * Returns the plan.
     *
     * @param planner makes a plan of the source's scan and the target's; pure, and asks only what it needs
     */
    public static <P> P of(Side source, Side target, BiFunction<SpaceScan, SpaceScan, P> planner) {
        KnownSpace from = new KnownSpace(source.stories(), source.settings());
        KnownSpace to = new KnownSpace(target.stories(), target.settings());
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
