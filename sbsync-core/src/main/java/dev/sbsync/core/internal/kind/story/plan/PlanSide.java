package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.item.SpaceRef;

/** One of the two spaces of a plan. */
public record PlanSide(SpaceRef ref, SpaceSettings settings, SpaceScan scan) {}
