package dev.sbsync.client.internal;

import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.error.UnstableListException;
import dev.sbsync.client.internal.PageCheck.AcceptedPage;
import dev.sbsync.client.internal.Pass.Verdict;
import dev.sbsync.transport.error.SbsyncException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which page of a list to read next, so that no item is missed although the list changes while it is read, and
 * although answers may be wrong.
 *
 * <ol>
 *   <li>{@link PageCheck} accepts an answer as the page, or has the page requested again.
 *   <li>{@link Traversal} goes to the next page, or back where the accepted pages show that the list changed.
 *   <li>{@link Pass} judges the list at its end. If it does not add up, it is read again from its first page, in at
 *       most {@value #MAX_PASSES} passes.
 * </ol>
 *
 * <p>Not noticed: an item that is removed and another that is added between two requests.
 *
 * <p>Makes no requests. Not thread-safe.
 */
final class PageCursor {

    /** How often a list is read from its first page before it is given up. */
    static final int MAX_PASSES = 3;

    private final Listing listing;
    private final int concurrentPages;
    private final PageCheck check;
    private final Set<Long> known = new HashSet<>();
    private Pass pass;
    private int passes = 1;
    private int requests;
    private int page = 1;
    private int last = 1;
    private boolean ended;
    private boolean wentBack;
    private @Nullable Verdict failure;

    /** Starts at the first page of a list that is read with this many requests at once. */
    PageCursor(Listing listing, int concurrentPages) {
        this.listing = listing;
        this.concurrentPages = concurrentPages;
        this.check = new PageCheck(listing.order() != Listing.Order.UNPAGED);
        this.pass = new Pass(listing, concurrentPages);
    }

    /** Takes the answer for {@link #page()}; returns for each of its items whether it was not in an earlier answer. */
    boolean[] read(ListedPage answer) {
        requests++;
        wentBack = false;
        last = answer.last();
        AcceptedPage accepted = check.accept(answer, pass.previous());
        if (accepted != null) {
            advance(accepted);
        }
        boolean[] fresh = new boolean[answer.ids().size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = known.add(answer.ids().get(i));
        }
        return fresh;
    }

    private void advance(AcceptedPage accepted) {
        OptionalInt next = pass.add(accepted);
        if (next.isEmpty()) {
            fail(Verdict.UNSTABLE);
        } else if (next.getAsInt() <= page) {
            goBackTo(next.getAsInt());
        } else if (accepted.unpaged() || isLast(accepted.page())) {
            end();
        } else {
            page = next.getAsInt();
        }
    }

    /** Returns whether nothing follows. A full page is never the last one, unless all items named are there. */
    private boolean isLast(ListedPage current) {
        boolean unpaged = listing.order() == Listing.Order.UNPAGED;
        if (current.ids().isEmpty()) {
            return true;
        }
        if (current.total().isEmpty()) {
            return unpaged;
        }
        boolean more = current.full() && !unpaged && pass.items() < listing.maxItems();
        return page >= last && !more;
    }

    private void end() {
        Verdict verdict = pass.verdict(check.rejectedAny());
        if (verdict == Verdict.COMPLETE || (verdict == Verdict.DOUBTFUL && passes == MAX_PASSES)) {
            ended = true;
        } else if (passes == MAX_PASSES) {
            fail(verdict);
        } else {
            passes++;
            pass = new Pass(listing, concurrentPages);
            goBackTo(1);
        }
    }

    private void goBackTo(int earlier) {
        page = earlier;
        wentBack = true;
    }

    private void fail(Verdict why) {
        failure = why;
        ended = true;
    }

    /** Returns the page to read, counted from 1. */
    int page() {
        return page;
    }

    /** Returns the last page worth reading ahead; 0 while pages are read again. */
    int lastToReadAhead() {
        return page > pass.frontier() && !check.rereading() ? last : 0;
    }

    /** Returns whether there is nothing more to read. */
    boolean ended() {
        return ended;
    }

    /** Returns whether the last step went back, so that pages read ahead are out of date. */
    boolean wentBack() {
        return wentBack;
    }

    /** Returns whether the list was given up. */
    boolean failed() {
        return failure != null;
    }

    /** Returns the exception for a list that was given up. */
    SbsyncException failure(String path) {
        return failure == Verdict.INCOMPLETE
                ? new IncompleteListException(
                        path, requests, pass.items(), pass.previous().total())
                : new UnstableListException(path, requests);
    }
}
