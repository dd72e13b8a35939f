package dev.sbsync.core.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.StoryRow;
import java.util.ArrayList;
import java.util.List;

/** Compares an item as it was read from the source with the target's, reading no more of the target than it takes. */
public final class Comparison {

    private final LayerReader target;

    /** Compares with items of a target. */
    public Comparison(LayerReader target) {
        this.target = target;
    }

    /**
     * Returns how the target's item differs; two more requests where both are dirty, and none else. A published layer
     * of the target that cannot be read counts as different: to write it again is safe.
     *
     * @param source what the source has
     * @param parentPath the path of the folder in the target that the item belongs into
     * @param existing what the target has
     */
    public List<Difference> differences(StoryLayers source, String parentPath, Story existing) {
        boolean stateCounts = !source.publishedLayerMissing();
        StoryLayers there = source.published() == null ? new StoryLayers(existing, null) : target.withHistory(existing);
        List<Difference> found = Equality.differences(
                ComparedStory.ofStory(source.draft(), parentPath, source.published(), stateCounts),
                ComparedStory.ofStory(existing, StoryRow.of(existing).parentPath(), there.published(), stateCounts));
        Problem problem = there.publishedProblem();
        return problem == null ? found : unreadable(found, problem);
    }

    private static List<Difference> unreadable(List<Difference> found, Problem problem) {
        List<Difference> known = new ArrayList<>(found);
        known.removeIf(difference -> difference.field().equals(Difference.PUBLISHED_CONTENT));
        known.add(new Difference(Difference.PUBLISHED_CONTENT, problem.message()));
        return List.copyOf(known);
    }
}
