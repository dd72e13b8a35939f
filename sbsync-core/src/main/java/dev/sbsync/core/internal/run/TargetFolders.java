package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import java.util.HashMap;
import java.util.Map;

/** The target's ids of a run's confirmed folders, and the paths of items as they are now. Not thread-safe. */
final class TargetFolders {

    private final Map<ItemKey, Long> confirmed = new HashMap<>();
    private final Map<ItemKey, String> newPaths = new HashMap<>();

    /** Records the target's id of a folder. */
    void confirm(PlannedItem folder, long targetId) {
        confirmed.put(folder.key(), targetId);
    }

    boolean isConfirmed(ItemKey folder) {
        return confirmed.containsKey(folder);
    }

    /** Records that a folder was replanned. */
    void moved(PlannedItem folder) {
        newPaths.put(folder.key(), folder.source().placeIn(folder.folderPath()));
    }

    /** Returns the target folder of an item that is started, and records where a folder itself comes to be. */
    TargetFolder start(PlannedItem item) {
        TargetFolder parent = parentOf(item);
        if (item.source().folder() && !parent.path().equals(item.folderPath())) {
            newPaths.put(item.key(), item.source().placeIn(parent.path()));
        }
        return parent;
    }

    private TargetFolder parentOf(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return new TargetFolder(existing.targetId(), item.folderPath());
        }
        if (item.parent() instanceof TargetParent.Planned planned) {
            Long id = confirmed.get(planned.key());
            if (id == null && item.operation() != Operation.CONFLICT) {
                throw new IllegalStateException(
                        "'" + item.source().path() + "' was started before its folder was confirmed");
            }
            return new TargetFolder(id == null ? 0 : id, newPaths.getOrDefault(planned.key(), item.folderPath()));
        }
        return new TargetFolder(0, item.folderPath());
    }

    /** Returns an item's path in the target after the run. */
    String pathOf(PlannedItem item) {
        Item match = item.match();
        String path = match != null && item.operation() == Operation.NONE
                ? match.path()
                : item.source().placeIn(item.folderPath());
        return newPaths.getOrDefault(item.key(), path);
    }
}
