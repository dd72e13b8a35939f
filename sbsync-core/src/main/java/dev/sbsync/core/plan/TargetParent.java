package dev.sbsync.core.plan;

/** The target folder of an item. */
public sealed interface TargetParent {

    /** The root of the space. */
    record Root() implements TargetParent {}

    /** An existing folder that this plan does not change. */
    record Existing(long targetId) implements TargetParent {}

    /** A folder that is an item of the same plan, by source id; confirmed together with that item. */
    record Planned(long sourceId) implements TargetParent {}
}
