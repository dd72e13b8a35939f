package dev.sbsync.core.preflight;

import org.jspecify.annotations.Nullable;

/**
 * Where an item is to be in the target.
 *
 * @param parent the folder of the target that it goes into
 * @param folderPath the path that this folder has when the plan is carried out; empty for the root
 * @param position the {@code position} to write, so that it stands among its siblings as in the source; null where it
 *     keeps what it has, or is created with the source's
 */
public record Placement(
        TargetParent parent, String folderPath, @Nullable Long position) {

    /** The root, at no position in particular. */
    public static final Placement ROOT = new Placement(new TargetParent.Root(), "", null);

    Placement at(@Nullable Long newPosition) {
        return new Placement(parent, folderPath, newPosition);
    }
}
