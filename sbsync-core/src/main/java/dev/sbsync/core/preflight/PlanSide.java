package dev.sbsync.core.preflight;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceScan;
import dev.sbsync.core.scan.SpaceSettings;

/**
 * One of the two spaces of a plan.
 *
 * @param ref the space as named in reports
 * @param settings the space's settings
 * @param scan the space's rows
 */
public record PlanSide(SpaceRef ref, SpaceSettings settings, SpaceScan scan) {}
