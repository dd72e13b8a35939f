package dev.sbsync.client.internal;

import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.error.UnstableListException;
import dev.sbsync.transport.error.SbsyncException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which page to read next, so that no item is missed that is there throughout although the list changes
 * meanwhile, and although answers may be wrong. A change shows where {@code Total} differs from the answer before, or
 * where a page has an item that was on an earlier one. A page that does not add up is looked at again; a list that does
 * not add up at its end is read again, up to {@link #MOST_PASSES} times in all.
 *
 * <p>Not noticed: an item that goes and another that comes between two requests.
 *
 * <p>Pure: it makes no request. For one thread.
 */
abstract class PageCursor {

    /** How often a list is read from its first page before it is given up. */
    static final int MOST_PASSES = 3;

    /** How often a page that does not add up is looked at in a row before it is taken as it is. */
    private static final int MOST_LOOKS = 3;

    /** Why a list was given up. */
    enum Loss {
        /** It kept changing. */
        UNSTABLE,
        /** Its pages do not add up to what it says that it has. */
        INCOMPLETE
    }

    private final Listing listing;
    private final Set<Long> known = new HashSet<>();
    private final Set<OptionalInt> discarded = new HashSet<>();
    private Pass pass = new Pass();
    private OptionalInt total = OptionalInt.empty();
    private boolean totalSeen;
    private boolean disturbed;
    private boolean suspected;
    private int looks;
    private int passes = 1;
    private int requests;
    private int page = 1;
    private int last = 1;
    private boolean ended;
    private boolean turned;
    private @Nullable Loss loss;

    /** What one pass from the first page to the last has shown. */
    private static final class Pass {

        private final Set<Long> counted = new HashSet<>();
        private List<Long> before = List.of();
        private int beforePage;

        /** Whether a page did not add up, however often it was looked at. */
        private boolean doubtful;

        /** Whether a page had items although the total before it said that the list ends earlier. */
        private boolean wentBeyond;

        /** Whether the first pages named no total, so that they show no change. */
        private boolean totalCameLate;
    }

    PageCursor(Listing listing) {
        this.listing = listing;
    }

    /** Takes what the page that was asked for holds; returns of each item whether it is the first time it is seen. */
    final boolean[] read(ListedPage content) {
        requests++;
        turned = false;
        last = content.last(page);
        looks++;
        boolean fine = addsUp(content);
        if (!fine) {
            discarded.add(content.total());
        }
        if (fine || looks >= MOST_LOOKS) {
            suspected |= looks > 1;
            pass.wentBeyond |= beyondTheEnd(content);
            pass.doubtful |= !fine && !repeatsForGood(content);
            int current = page;
            looks = 0;
            disturbed = discarded.stream().anyMatch(other -> !other.equals(content.total()));
            discarded.clear();
            pass.totalCameLate |=
                    !totalSeen && pass.beforePage > 0 && content.total().isPresent();
            totalSeen |= content.total().isPresent();
            total = content.total();
            pass.counted.addAll(content.ids());
            int next = repeatsForGood(content) && !fine ? end() : step(current, content);
            pass.before = content.ids();
            pass.beforePage = current;
            page = ended && !lost() ? close() : next;
        }
        boolean[] fresh = new boolean[content.ids().size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = known.add(content.ids().get(i));
        }
        return fresh;
    }

    /**
     * Returns the page to read after {@code page}, by {@link #forward}, {@link #turnTo}, {@link #end} or
     * {@link #giveUp}.
     */
    abstract int step(int page, ListedPage content);

    /** Returns the highest page that has been looked at. */
    abstract int frontier();

    /** Returns whether the pages of this pass showed a change. */
    abstract boolean changed();

    /** Returns how many items came in this pass, in pages that may have been read by then. */
    abstract int grownBy();

    /** Returns whether the list seemed to shrink and to grow in this pass. */
    abstract boolean shaken();

    /** Forgets what was read, as the list is read from its first page again. */
    abstract void restart();

    /** Returns whether a look at this page that did not add up named another total: a change may hide in that. */
    final boolean disturbed() {
        return disturbed;
    }

    private boolean addsUp(ListedPage content) {
        if (!content.ids().isEmpty() && content.total().equals(total) && repeatsTheOneBefore(content)) {
            return false;
        }
        if (content.total().isEmpty()) {
            boolean suddenEnd = page > 1 && content.ids().isEmpty() && pass.before.size() >= content.perPage();
            return !totalSeen && content.addsUp(page) && (!suddenEnd || looks > 1);
        }
        return content.addsUp(page);
    }

    /**
     * Returns whether a page has items although the total before it said that the list ends earlier: that total may
     * have been wrong, and what it hid is not known.
     */
    private boolean beyondTheEnd(ListedPage content) {
        return total.isPresent() && !content.ids().isEmpty() && total.getAsInt() <= (page - 1L) * content.perPage();
    }

    /** Returns whether a server that names no total gives the same page again and again: it does not page. */
    private boolean repeatsForGood(ListedPage content) {
        return !totalSeen && content.total().isEmpty() && repeatsTheOneBefore(content);
    }

    private boolean repeatsTheOneBefore(ListedPage content) {
        return page == pass.beforePage + 1 && page > 1 && content.ids().equals(pass.before);
    }

    /** Checks a list at its end; where it does not add up, it is read again. */
    private int close() {
        int seen = pass.counted.size();
        boolean fewer = total.isPresent() && seen < total.getAsInt();
        boolean missing =
                total.isPresent() && (seen < total.getAsInt() - grownBy() || (!changed() && seen != total.getAsInt()));
        if (missing || pass.doubtful || (suspected && shaken() && passes == MOST_PASSES)) {
            return again(Loss.INCOMPLETE);
        }
        // What an editor did and what a wrong answer did look alike, so a calmer pass is better, if there is one. Items
        // that came into pages read before may be the missing ones, or may only seem to be.
        return passes < MOST_PASSES
                        && (fewer || pass.totalCameLate || shaken() || ((suspected || pass.wentBeyond) && changed()))
                ? again(Loss.INCOMPLETE)
                : page;
    }

    /** Reads the list from its first page again, or gives it up. */
    final int again(Loss why) {
        if (passes == MOST_PASSES) {
            return giveUp(why);
        }
        passes++;
        pass = new Pass();
        restart();
        return turnTo(1);
    }

    /**
     * Goes to the next page, or ends after the last one. A page that is full is never the end, unless the list has all
     * the items that it can have.
     */
    final int forward(int current, ListedPage content) {
        if (content.total().isEmpty()) {
            ended = content.ids().isEmpty() || listing.order() == Listing.Order.UNPAGED;
        } else {
            boolean more =
                    content.full() && listing.order() != Listing.Order.UNPAGED && pass.counted.size() < listing.most();
            ended = current >= last && !more;
        }
        return current + 1;
    }

    /** Goes to a page that has been read before: what is read ahead is out of date. */
    final int turnTo(int earlier) {
        turned = true;
        ended = false;
        return earlier;
    }

    /** Ends without having come to rest. */
    final int giveUp(Loss why) {
        loss = why;
        ended = true;
        return page;
    }

    /** Ends the list here, whatever its total says. */
    final int end() {
        ended = true;
        return page;
    }

    /** Returns the page to read, counted from 1. */
    final int page() {
        return page;
    }

    /** Returns the last page worth reading ahead; 0 on the way back, where none is. */
    final int lastAhead() {
        return page > frontier() && looks == 0 ? last : 0;
    }

    /** Returns whether there is nothing more to read. */
    final boolean ended() {
        return ended;
    }

    /** Returns whether the last step went back. */
    final boolean turned() {
        return turned;
    }

    /** Returns whether the list was given up. */
    final boolean lost() {
        return loss != null;
    }

    /** Returns the exception for a list that was given up. */
    final SbsyncException failure(String path) {
        return loss == Loss.INCOMPLETE
                ? new IncompleteListException(path, requests, pass.counted.size(), total)
                : new UnstableListException(path, requests);
    }
}
