package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether an answer can be the page that was requested. One that does not add up is rejected and requested
 * again; the {@value #ANSWERS}th in a row is accepted, but marked. Without a total, nothing shows that a page that is
 * not full lacks items: it is accepted when {@value #ANSWERS} answers in a row are equal. For all passes over one list.
 * Not thread-safe.
 */
final class PageCheck {

    /** One more than wrong answers are expected in a row. */
    static final int ANSWERS = 4;

    /** How many answers for a page may differ before it is accepted, but marked. */
    private static final int MOST_ANSWERS = 3 * ANSWERS;

    private final boolean paged;
    private final Set<OptionalInt> rejectedTotals = new HashSet<>();
    private List<Long> before = List.of();
    private int attempts;
    private int equal;
    private boolean totalSeen;
    private boolean rejectedAny;

    /** Checks the pages of a list, or the one answer of a list that is not paged. */
    PageCheck(boolean paged) {
        this.paged = paged;
    }

    /**
     * An answer that is taken as the page.
     *
     * @param addsUp whether it passed the checks
     * @param unpaged whether the server repeats one page for every page number, which then has all items
     * @param totalDisputed whether a rejected answer for this page had another total, which may hide a change
     * @param firstTotal whether it has a total, and earlier answers had none
     */
    record AcceptedPage(ListedPage page, boolean addsUp, boolean unpaged, boolean totalDisputed, boolean firstTotal) {}

    /** Returns the answer as a page; null if the page has to be requested again. */
    @Nullable
    AcceptedPage accept(ListedPage answer, ListedPage previous) {
        attempts++;
        equal = answer.ids().equals(before) ? equal + 1 : 1;
        before = answer.ids();
        boolean addsUp = addsUp(answer, previous);
        boolean proven = addsUp && (!paged || answer.total().isPresent() || answer.full() || equal >= ANSWERS);
        if (!proven) {
            rejectedTotals.add(answer.total());
            if (attempts < (addsUp ? MOST_ANSWERS : ANSWERS)) {
                return null;
            }
        }
        boolean unpaged = !totalSeen && answer.total().isEmpty() && answer.repeats(previous);
        boolean disputed = rejectedTotals.stream().anyMatch(other -> !other.equals(answer.total()));
        boolean firstTotal = !totalSeen && answer.total().isPresent();
        rejectedAny |= attempts > 1;
        totalSeen |= firstTotal;
        rejectedTotals.clear();
        attempts = 0;
        equal = 0;
        return new AcceptedPage(answer, proven, unpaged, disputed, firstTotal);
    }

    private boolean addsUp(ListedPage answer, ListedPage previous) {
        boolean repeated =
                !answer.ids().isEmpty() && answer.total().equals(previous.total()) && answer.repeats(previous);
        return !repeated && answer.addsUp() && (answer.total().isPresent() || !totalSeen);
    }

    /** Returns whether the page is being requested again. */
    boolean rereading() {
        return attempts > 0;
    }

    /** Returns whether an answer was rejected, in any pass. */
    boolean rejectedAny() {
        return rejectedAny;
    }
}
