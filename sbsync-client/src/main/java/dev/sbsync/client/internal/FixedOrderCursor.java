package dev.sbsync.client.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The way through a list whose items keep their places among each other, so that a change can only shift them over the
 * borders between pages. Where one shows, the pages before are looked at again, back to one that has an item from
 * before the change: what was shifted over a border comes after that one. Then on, from there.
 *
 * <p>An item that is added costs two requests more where pages are read one by one, and twice as many as are read at
 * once otherwise; one that is removed costs three more than that. One that comes into a page read before, and is not
 * met on the way back, has the list read once more.
 */
final class FixedOrderCursor extends PageCursor {

    private static final int MOST_REREADS = 100;

    /** How many equal looks in a row are believed after a removal: one more than wrong answers are expected to come. */
    private static final int LOOKS_THAT_JOIN = 4;

    /** A page as it was last looked at, and how often the list had been seen to grow and to shrink by then. */
    private record Look(List<Long> ids, int grown, int shrunk) {}

    private final int atOnce;
    private final List<Look> looks = new ArrayList<>();

    /** The items up to which none can be missing. */
    private final Set<Long> verified = new HashSet<>();

    private OptionalInt total = OptionalInt.empty();
    private int grown;
    private int grownBy;
    private int shrunk;
    private boolean joined;
    private boolean backward;
    private int rereads;
    private int confirmations;

    /** Whether a page that shows what it did before a removal is looked at until that is confirmed. */
    private boolean resting;

    /** Makes the way through a list of which so many pages are on their way at once. */
    FixedOrderCursor(Listing listing, int atOnce) {
        super(listing);
        this.atOnce = atOnce;
    }

    @Override
    int step(int page, ListedPage content) {
        boolean sameTotal = total.equals(content.total()) && !disturbed();
        if (total.isPresent() && !sameTotal) {
            boolean more = content.total().orElse(0) > total.getAsInt();
            grown += more ? 1 : 0;
            grownBy += Math.max(0, content.total().orElse(0) - total.getAsInt());
            shrunk += more ? 0 : 1;
        }
        total = content.total();
        Look now = new Look(content.ids(), grown, shrunk);
        if (page > looks.size()) {
            boolean steady = page == 1 || (sameTotal && !joins(now));
            looks.add(now);
            rereads = 0;
            joined |= !steady && sameTotal;
            return !steady ? back(page - atOnce) : now.ids().isEmpty() ? end() : onward(page, content);
        }
        rereads++;
        if (rereads > MOST_REREADS + 4L * looks.size()) {
            return giveUp(Loss.UNSTABLE);
        }
        Look then = looks.set(page - 1, now);
        if (backward && shrunk > 0 && page > 1 && joins(now) && !confirmed(then, now)) {
            return turnTo(page);
        }
        boolean asBefore = then.ids().equals(now.ids());
        boolean shiftPossible = resting || (!sameTotal && then.shrunk() < now.shrunk());
        resting = !backward && page > 1 && shiftPossible && asBefore && !confirmed(then, now);
        if (resting) {
            return turnTo(page);
        }
        boolean steady =
                page == 1 || (backward ? joins(now) : (sameTotal && (asBefore || !shiftPossible)) || still(then, now));
        joined |= !steady && sameTotal;
        return steady ? onward(page, content) : back(page - 1);
    }

    /**
     * Returns whether the look that joins what was shifted to what is verified, or that shows that nothing was shifted,
     * was made often enough. Where items were removed, the count at the end cannot show that one is missing, and all
     * hangs on this look: as many wrong answers as may come in a row must not agree on it.
     */
    private boolean confirmed(Look then, Look now) {
        confirmations = confirmations > 0 && then.equals(now) ? confirmations + 1 : 1;
        if (confirmations < LOOKS_THAT_JOIN) {
            return false;
        }
        confirmations = 0;
        return true;
    }

    /**
     * Returns whether nothing was shifted between two looks at a page: its ids are the same, and there was no to and
     * fro.
     */
    private static boolean still(Look then, Look now) {
        return then.ids().equals(now.ids()) && (then.grown() == now.grown() || then.shrunk() == now.shrunk());
    }

    /** Returns whether a page has an item that is verified, so that what comes after it there is all there is. */
    private boolean joins(Look look) {
        return look.ids().stream().anyMatch(verified::contains);
    }

    private int onward(int page, ListedPage content) {
        backward = false;
        verified.addAll(content.ids());
        return forward(page, content);
    }

    private int back(int page) {
        backward = true;
        return turnTo(Math.max(1, page));
    }

    @Override
    boolean changed() {
        return joined || grown + shrunk > 0;
    }

    @Override
    int grownBy() {
        return grownBy;
    }

    @Override
    boolean shaken() {
        return grown > 0 && shrunk > 0;
    }

    @Override
    void restart() {
        looks.clear();
        verified.clear();
        total = OptionalInt.empty();
        grown = 0;
        grownBy = 0;
        shrunk = 0;
        joined = false;
        backward = false;
        rereads = 0;
        confirmations = 0;
        resting = false;
    }

    @Override
    int frontier() {
        return looks.size();
    }
}
