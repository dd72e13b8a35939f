package dev.sbsync.core.preflight;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceScan;
import dev.sbsync.core.scan.SpaceSettings;

/**
 * One of the two spaces of a plan.
 *
 * @param ref the space as reports name it
 * @param settings what it says of itself
 * @param scan its rows
 */
public record PlanSide(SpaceRef ref, SpaceSettings settings, SpaceScan scan) {}
