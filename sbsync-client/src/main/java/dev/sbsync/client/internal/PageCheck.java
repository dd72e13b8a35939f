package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether an answer can be the page that was requested. One that does not add up is rejected and requested
 * again; the {@value #MAX_ATTEMPTS}rd in a row is accepted, but marked. For all passes over one list. Not thread-safe.
 */
final class PageCheck {

    private static final int MAX_ATTEMPTS = 3;

    private final Set<OptionalInt> rejectedTotals = new HashSet<>();
    private int attempts;
    private boolean totalSeen;
    private boolean rejectedAny;

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
        boolean addsUp = addsUp(answer, previous);
        if (!addsUp) {
            rejectedTotals.add(answer.total());
            if (attempts < MAX_ATTEMPTS) {
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
        return new AcceptedPage(answer, addsUp, unpaged, disputed, firstTotal);
    }

    private boolean addsUp(ListedPage answer, ListedPage previous) {
        if (!answer.ids().isEmpty() && answer.total().equals(previous.total()) && answer.repeats(previous)) {
            return false;
        }
        if (answer.total().isPresent()) {
            return answer.addsUp();
        }
        // without a total, an empty page is the end: after a full page, only if it is empty again
        boolean sudden = answer.number() > 1 && answer.ids().isEmpty() && previous.full();
        return !totalSeen && answer.addsUp() && (!sudden || attempts > 1);
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
