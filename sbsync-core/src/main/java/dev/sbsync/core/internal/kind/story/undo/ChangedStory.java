package dev.sbsync.core.internal.kind.story.undo;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.item.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * A story that a run has changed or created.
 *
 * @param key its key in the run
 * @param archived what is archived of it
 * @param before its row as archived; null if it did not exist
 * @param targetId its id in the target; 0 if the run may have created it, and it was not found
 * @param now its row in the target; null if it does not exist
 */
record ChangedStory(
        ItemKey key,
        ArchivedItem archived,
        @Nullable StoryRow before,
        long targetId,
        @Nullable StoryRow now) {

    boolean created() {
        return before == null;
    }
}
