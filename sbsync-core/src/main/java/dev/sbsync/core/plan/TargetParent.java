package dev.sbsync.core.plan;

import dev.sbsync.core.item.ItemKey;

/** The parent of an item in the target. */
public sealed interface TargetParent {

    /** The root of the space. */
    record Root() implements TargetParent {}

    /** An existing parent that this plan does not change. */
    record Existing(long targetId) implements TargetParent {}

    /** A parent that is an item of the same plan; confirmed together with that item. */
    record Planned(ItemKey key) implements TargetParent {}
}
