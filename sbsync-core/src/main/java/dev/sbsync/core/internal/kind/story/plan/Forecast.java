package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
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
    public static ItemCost of(PlannedItem item, PlanOptions options, SpaceLanguages languages) {
        boolean aligns = options.identity() == IdentityMode.ALIGN;
        boolean singly =
                options.publish() == PublishMode.MIRROR && languages.sourceSingly() && languages.targetSingly();
        long inLanguages = singly ? languageRequests(item) : 0;
        return new ItemCost(
                requestsAtMost(item, one(aligns)) + inLanguages,
                item.needsHistory(),
                aligns && endsWithItsUuid(item) && inLanguages == 0);
    }

    /** A uuid that no response confirms is looked up in a list; the response to a later write confirms it too. */
    private static boolean endsWithItsUuid(PlannedItem item) {
        return item.operation() == Operation.CREATE
                ? !item.needsHistory()
                : item.operation().readsContent() && item.changes().contains(Change.REIDENTIFY);
    }

    private static long languageRequests(PlannedItem item) {
        StoryRow row = StoryRow.source(item);
        StoryRow match = StoryRow.match(item);
        boolean live = row.state().published() || !row.publishedLanguages().isEmpty();
        boolean offline = match != null
                && !item.changes().contains(Change.UNPUBLISH)
                && !row.publishedLanguages().containsAll(match.publishedLanguages());
        return item.operation().readsContent() ? one(!row.folder() && live) + one(offline) : 0;
    }

    private static long requestsAtMost(PlannedItem item, long aligning) {
        boolean history = item.needsHistory();
        boolean restored = item.warnings().stream().anyMatch(warning -> warning.code() == OutcomeCode.TARGET_RESTORED);
        long aside = one(item.stepAside() != null);
        return switch (item.operation()) {
            case CREATE -> restored ? 5 + 5 * one(history) + aligning : 2 + 3 * one(history) + aligning + aside;
            case UPDATE, COMPARE ->
                3
                        + 5 * one(history)
                        + one(item.changes().contains(Change.REIDENTIFY))
                        + one(item.changes().contains(Change.UNPUBLISH))
                        + aside;
            case DELETE, UNCHANGED, NONE, CONFLICT -> 0;
        };
    }

    private static long one(boolean applies) {
        return applies ? 1 : 0;
    }
}
