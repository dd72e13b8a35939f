package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;

/** Estimates the requests of an item, assuming that dirty stories have a history. */
public final class Forecast {

    private Forecast() {}

    /**
     * Create: read, create, align the uuid; a dirty story also finds and reads its published version and writes the
     * draft. Match: read both sides, write, and if needed align the uuid and unpublish; a dirty story also finds and
     * reads the published versions of both sides and writes the draft. A temporary rename adds one request. A restored
     * item is looked up, restored from the trash and written like a match, or else created as a draft, aligned and
     * published. If languages are published individually, publishing and unpublishing take one extra request each.
     */
    public static ItemCost of(PlannedItem item, PublishMode publish, SpaceLanguages languages) {
        boolean singly = publish == PublishMode.MIRROR && languages.sourceSingly() && languages.targetSingly();
        long inLanguages = singly ? languageRequests(item) : 0;
        return new ItemCost(
                requestsAtMost(item) + inLanguages, item.needsHistory(), endsWithItsUuid(item) && inLanguages == 0);
    }

    /** A uuid that no response confirms is looked up in a list; the response to a later write confirms it too. */
    private static boolean endsWithItsUuid(PlannedItem item) {
        return switch (item.operation()) {
            case CREATE -> !item.needsHistory();
            case UPDATE, COMPARE -> item.changes().contains(Change.REIDENTIFY);
            case UNCHANGED, NONE, CONFLICT -> false;
        };
    }

    private static long languageRequests(PlannedItem item) {
        StoryRow row = StoryRow.source(item);
        StoryRow match = StoryRow.match(item);
        boolean live = row.state().published() || !row.publishedLanguages().isEmpty();
        boolean offline = match != null
                && !item.changes().contains(Change.UNPUBLISH)
                && !row.publishedLanguages().containsAll(match.publishedLanguages());
        return switch (item.operation()) {
            case CREATE, UPDATE, COMPARE -> (!row.folder() && live ? 1 : 0) + (offline ? 1 : 0);
            case UNCHANGED, NONE, CONFLICT -> 0;
        };
    }

    private static long requestsAtMost(PlannedItem item) {
        return switch (item.operation()) {
            case CREATE ->
                restored(item) ? 6 + (item.needsHistory() ? 5 : 0) : 3 + (item.needsHistory() ? 3 : 0) + aside(item);
            case UPDATE, COMPARE ->
                3
                        + (item.needsHistory() ? 5 : 0)
                        + one(item, Change.REIDENTIFY)
                        + one(item, Change.UNPUBLISH)
                        + aside(item);
            case UNCHANGED, NONE, CONFLICT -> 0;
        };
    }

    private static boolean restored(PlannedItem item) {
        return item.warnings().stream().anyMatch(warning -> warning.code() == OutcomeCode.TARGET_RESTORED);
    }

    private static long aside(PlannedItem item) {
        return item.stepAside() == null ? 0 : 1;
    }

    private static long one(PlannedItem item, Change change) {
        return item.changes().contains(change) ? 1 : 0;
    }
}
