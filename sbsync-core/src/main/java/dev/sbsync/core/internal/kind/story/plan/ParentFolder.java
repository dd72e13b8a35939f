package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.plan.TargetParent;
import org.jspecify.annotations.Nullable;

/** The target folder of an item, its id (0 for the root, null until it exists), and its path after the run. */
record ParentFolder(TargetParent parent, @Nullable Long folderId, String folderPath) {

    static final ParentFolder ROOT = new ParentFolder(new TargetParent.Root(), 0L, "");

    /** Returns whether this is the target folder with an id. */
    boolean is(long id) {
        return folderId != null && folderId == id;
    }
}
