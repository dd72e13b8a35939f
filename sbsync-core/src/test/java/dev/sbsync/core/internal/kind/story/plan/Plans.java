package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
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

    static SyncPlan plan(Rows source, Rows target) {
        return plan(source, target, Selection.all(), OnExisting.UPDATE);
    }

    static SyncPlan plan(Rows source, Rows target, Selection selection, OnExisting onExisting) {
        return plan(Rows.space(1, "s"), source.scan(), Rows.space(2, "t"), target.scan(), selection, onExisting);
    }

    static SyncPlan plan(Rows source, Rows target, PublishMode publish) {
        return plan(
                new PlanSide(Rows.space(1, "s"), UNKNOWN_SETTINGS, source.scan()),
                new PlanSide(Rows.space(2, "t"), UNKNOWN_SETTINGS, target.scan()),
                PlanOptions.defaults().publish(publish));
    }

    static SyncPlan plan(Rows source, SpaceSettings sourceSettings, Rows target, SpaceSettings targetSettings) {
        return plan(
                new PlanSide(Rows.space(1, "s"), sourceSettings, source.scan()),
                new PlanSide(Rows.space(2, "t"), targetSettings, target.scan()),
                PlanOptions.defaults());
    }

    static PlannedItem item(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Returns an item's operation, type and path. */
    static String line(PlannedItem item) {
        return item.operation() + " " + item.source().type() + " "
                + item.source().path();
    }
}
