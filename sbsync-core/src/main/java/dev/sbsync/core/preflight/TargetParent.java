package dev.sbsync.core.preflight;

/** The folder of the target that an item goes into. */
public sealed interface TargetParent {

    /** The root of the space. */
    record Root() implements TargetParent {}

    /** A folder that is there and that this plan does not touch. */
    record Existing(long targetId) implements TargetParent {}

    /** A folder that is an item of the same plan, by its id in the source: confirmed when that item is. */
    record Planned(long sourceId) implements TargetParent {}
}
