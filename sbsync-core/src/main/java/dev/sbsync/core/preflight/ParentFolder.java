package dev.sbsync.core.preflight;

import org.jspecify.annotations.Nullable;

/**
 * Where an item goes in the target.
 *
 * @param parent the folder
 * @param folderId the folder's id, 0 for the root, null where it is yet to be created
 * @param folderPath the path that the folder has when the plan is carried out; empty for the root
 */
record ParentFolder(TargetParent parent, @Nullable Long folderId, String folderPath) {

    static final ParentFolder ROOT = new ParentFolder(new TargetParent.Root(), 0L, "");

    /** Tells whether this is the folder with an id of the target. */
    boolean is(long id) {
        return folderId != null && folderId == id;
    }
}
