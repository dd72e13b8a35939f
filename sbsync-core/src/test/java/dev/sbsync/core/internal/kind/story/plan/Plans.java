package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import java.util.Set;

/** Plans of scans, for tests that need no stored state. */
public final class Plans {

    public static final SpaceSettings UNKNOWN_SETTINGS = new SpaceSettings(Set.of(), false, null, null);

    private Plans() {}

    /** Returns the plan of spaces without stored state. */
    public static SyncPlan plan(PlanSide source, PlanSide target, PlanOptions options) {
        return Planner.plan(source, target, options, SyncHistory.NONE);
    }

    /** Returns the plan in publish mode {@code MIRROR}, of spaces with only their rows known. */
    public static SyncPlan plan(
            SpaceRef sourceRef,
            SpaceScan source,
            SpaceRef targetRef,
            SpaceScan target,
            Selection selection,
            OnExisting onExisting) {
        return plan(
                new PlanSide(sourceRef, UNKNOWN_SETTINGS, source),
                new PlanSide(targetRef, UNKNOWN_SETTINGS, target),
                PlanOptions.defaults().selection(selection).onExisting(onExisting));
    }
}
