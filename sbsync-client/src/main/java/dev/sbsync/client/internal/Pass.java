package dev.sbsync.client.internal;

import dev.sbsync.client.internal.PageCheck.AcceptedPage;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** One pass over a list, from its first page to its last: what the pages showed, and what follows from that. */
final class Pass {

    /** What a pass is worth. */
    enum Verdict {
        /** It has every item that was in the list throughout. */
        COMPLETE,
        /** It is complete as far as it shows; another pass is better, because a wrong answer may hide a change. */
        DOUBTFUL,
        /** Its items do not add up to its total. */
        INCOMPLETE,
        /** The list changed in a way that this pass cannot have followed. */
        UNSTABLE
    }

    private final Traversal traversal;
    private final Set<Long> items = new HashSet<>();
    private ListedPage previous = ListedPage.NONE;
    private TotalChanges changes = TotalChanges.NONE;
    private int frontier;
    private int largest;

    /** A page did not add up, however often it was requested. */
    private boolean brokenPage;

    /** A page had items although the total before said that the list ends earlier: what that total hid is unknown. */
    private boolean exceededTotal;

    /** The first pages had no total, so that they could not show a change. */
    private boolean lateTotal;

    Pass(Listing listing, int concurrentPages) {
        traversal = listing.order() == Listing.Order.FIXED
                ? new FixedOrderTraversal(concurrentPages)
                : new AnyOrderTraversal();
    }

    /** Takes a page; returns the page to read after it, empty if the list changes too often to be followed. */
    OptionalInt add(AcceptedPage accepted) {
        ListedPage page = accepted.page();
        brokenPage |= (!accepted.addsUp() && !accepted.unpaged()) || lacksItemsBefore(page);
        largest = Math.max(largest, page.ids().size());
        exceededTotal |= page.exceeds(previous);
        lateTotal |= accepted.firstTotal() && previous.number() > 0;
        boolean sameTotal = page.total().equals(previous.total()) && !accepted.totalDisputed();
        if (!sameTotal) {
            changes = changes.and(previous.total(), page.total());
        }
        items.addAll(page.ids());
        previous = page;
        frontier = Math.max(frontier, page.number());
        return accepted.unpaged()
                ? OptionalInt.of(page.number() + 1)
                : traversal.next(page.number(), page.ids(), sameTotal, changes);
    }

    /**
     * Returns whether items follow a page with fewer items than others: without totals, only the last one has fewer.
     */
    private boolean lacksItemsBefore(ListedPage page) {
        return page.number() == previous.number() + 1
                && page.total().isEmpty()
                && previous.total().isEmpty()
                && !page.ids().isEmpty()
                && previous.ids().size() < largest;
    }

    /** Judges the pass at its end; {@code faults} is whether answers were rejected, in this pass or before. */
    Verdict verdict(boolean faults) {
        if (traversal.unstable()) {
            return Verdict.UNSTABLE;
        }
        boolean changed = traversal.shifted() || changes.any();
        int missing = previous.total().orElse(items.size()) - items.size();
        // items added to pages read before may be missing; after a removal there may be more items than the total says
        boolean unexplained = missing > changes.grownBy() || (missing != 0 && !changed);
        if (brokenPage || unexplained || (faults && changes.bothWays())) {
            return Verdict.INCOMPLETE;
        }
        boolean doubtful = missing > 0 || lateTotal || changes.bothWays() || (changed && (faults || exceededTotal));
        return doubtful ? Verdict.DOUBTFUL : Verdict.COMPLETE;
    }

    /** Returns the page that was accepted last; {@link ListedPage#NONE} before the first one. */
    ListedPage previous() {
        return previous;
    }

    /** Returns how many different items the pages had. */
    int items() {
        return items.size();
    }

    /** Returns the highest page that was accepted. */
    int frontier() {
        return frontier;
    }
}
