package dev.sbsync.core.preflight;

import org.jspecify.annotations.Nullable;

/**
 * Where an item is to be in the target, and among which other items.
 *
 * @param parent the folder of the target that it goes into
 * @param folderPath the path that this folder has when the plan is carried out; empty for the root
 * @param position the {@code position} to write, so that it stands among its siblings as in the source; null where it
 *     keeps what it has, or is created with the source's
 * @param groupId the {@code group_id} to write, so that it has the same alternates as in the source; null where it
 *     keeps what it has
 */
public record Placement(
        TargetParent parent,
        String folderPath,
        @Nullable Long position,
        @Nullable String groupId) {

    /** The root, at no position in particular. */
    public static final Placement ROOT = new Placement(new TargetParent.Root(), "", null, null);

    /** Returns the place of an item that is at no position in particular, with the alternates that it has. */
    static Placement of(TargetParent parent, String folderPath) {
        return new Placement(parent, folderPath, null, null);
    }

    Placement at(long newPosition) {
        return new Placement(parent, folderPath, newPosition, groupId);
    }

    Placement in(String newGroup) {
        return new Placement(parent, folderPath, position, newGroup);
    }
}
