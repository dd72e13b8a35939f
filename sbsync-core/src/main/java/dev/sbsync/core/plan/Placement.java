package dev.sbsync.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * The planned position of an item in the target.
 *
 * @param parent the target folder
 * @param folderPath the folder's path after the run; empty for the root
 * @param position the {@code position} to write, to match the source's order of siblings; null to keep the target's, or
 *     to create the item with the source's
 * @param groupId the {@code group_id} to write, to match the source's alternates; null to keep the target's
 */
public record Placement(
        TargetParent parent,
        String folderPath,
        @Nullable Long position,
        @Nullable String groupId) {

    /** The root, without a specific position. */
    public static final Placement ROOT = new Placement(new TargetParent.Root(), "", null, null);

    /** Returns a placement that keeps the item's position and alternates. */
    public static Placement of(TargetParent parent, String folderPath) {
        return new Placement(parent, folderPath, null, null);
    }

    Placement at(long newPosition) {
        return new Placement(parent, folderPath, newPosition, groupId);
    }

    Placement in(String newGroup) {
        return new Placement(parent, folderPath, position, newGroup);
    }
}
