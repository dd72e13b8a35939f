package dev.sbsync.core.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.Comparison;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.LayerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the target's item is to be like, by the run's {@link PublishMode}, and how it is not. */
final class Intent {

    private static final Set<String> LAYERS = Set.of(Difference.STATE, Difference.PUBLISHED_CONTENT);

    private final Comparison comparison;
    private final PublishMode mode;

    Intent(Comparison comparison, PublishMode mode) {
        this.comparison = comparison;
        this.mode = mode;
    }

    /** Returns how the target's item differs from what it is to be like. */
    List<Difference> differences(StoryLayers source, TargetFolder folder, Story existing) {
        List<Difference> found = comparison.differences(source, folder.path(), existing);
        if (mode == PublishMode.MIRROR) {
            return found;
        }
        List<Difference> counting = new ArrayList<>(found);
        counting.removeIf(difference -> LAYERS.contains(difference.field()));
        LayerState state = LayerState.of(existing);
        if (mode == PublishMode.ALWAYS && !existing.folder() && state != LayerState.PUBLISHED) {
            counting.add(new Difference(Difference.STATE, state + " → " + LayerState.PUBLISHED));
        }
        return List.copyOf(counting);
    }
}
