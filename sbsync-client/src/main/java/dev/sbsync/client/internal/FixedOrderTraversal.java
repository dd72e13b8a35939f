package dev.sbsync.client.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a list whose items keep their order, so that a change can only shift them across page borders. Items are
 * <em>verified</em> once everything before them is known. The traversal is in one of three states:
 *
 * <ul>
 *   <li>{@code FORWARD}: a page follows the page before without a gap if the total stayed the same and, the first time
 *       it is read, none of its items was verified before. Then it is verified, and the next page is read. Otherwise
 *       something was shifted, and the traversal goes back.
 *   <li>{@code BACKWARD}: earlier pages are read again, back to one with a verified item. What was shifted comes after
 *       that item, so the traversal goes forward again from there.
 *   <li>{@code CONFIRMING}: a page is the same as before, although items were removed since. It is read again until
 *       that is certain.
 * </ul>
 *
 * <p>An added item costs two more requests where pages are read one by one, and twice as many as are read at once
 * otherwise; a removed one costs three more than that. An item that is added to a page read before, and that is not met
 * on the way back, costs another pass.
 */
final class FixedOrderTraversal implements Traversal {

    private static final int MAX_REREADS = 100;

    private enum State {
        FORWARD,
        BACKWARD,
        CONFIRMING
    }

    /** A page as it was last read, and the changes of the total until then. */
    private record Look(List<Long> ids, TotalChanges changes) {}

    private final int concurrentPages;
    private final List<Look> looks = new ArrayList<>();
    private final Set<Long> verified = new HashSet<>();
    private State state = State.FORWARD;
    private boolean shifted;
    private int rereads;
    private int equalAnswers;

    FixedOrderTraversal(int concurrentPages) {
        this.concurrentPages = concurrentPages;
    }

    @Override
    public OptionalInt next(int page, List<Long> ids, boolean sameTotal, TotalChanges changes) {
        Look now = new Look(ids, changes);
        if (page > looks.size()) {
            rereads = 0;
            return OptionalInt.of(readFirst(page, now, sameTotal));
        }
        rereads++;
        return rereads > MAX_REREADS + 4L * looks.size()
                ? OptionalInt.empty()
                : OptionalInt.of(reread(page, looks.set(page - 1, now), now, sameTotal));
    }

    private int readFirst(int page, Look now, boolean sameTotal) {
        looks.add(now);
        boolean gapless = page == 1 || (sameTotal && !hasVerified(now));
        return gapless ? forward(page, now) : back(page - concurrentPages, sameTotal);
    }

    private int reread(int page, Look before, Look now, boolean sameTotal) {
        if (page == 1) {
            return forward(page, now);
        }
        return state == State.BACKWARD
                ? rereadBackward(page, before, now, sameTotal)
                : rereadForward(page, before, now, sameTotal);
    }

    private int rereadBackward(int page, Look before, Look now, boolean sameTotal) {
        if (!hasVerified(now)) {
            return back(page - 1, sameTotal);
        }
        boolean removed = now.changes().shrunk() > 0;
        return removed && !confirmed(before, now) ? page : forward(page, now);
    }

    private int rereadForward(int page, Look before, Look now, boolean sameTotal) {
        boolean same = now.ids().equals(before.ids());
        boolean removed =
                !sameTotal && now.changes().shrunk() > before.changes().shrunk();
        boolean suspicious = state == State.CONFIRMING || removed;
        if (suspicious && same && !confirmed(before, now)) {
            state = State.CONFIRMING;
            return page;
        }
        boolean gapless = sameTotal && (same || !suspicious);
        return gapless || unshifted(before, now) ? forward(page, now) : back(page - 1, sameTotal);
    }

    private int forward(int page, Look look) {
        state = State.FORWARD;
        verified.addAll(look.ids());
        return page + 1;
    }

    private int back(int page, boolean sameTotal) {
        state = State.BACKWARD;
        shifted |= sameTotal;
        return Math.max(1, page);
    }

    /**
     * Returns whether enough answers in a row were equal. After a removal, the count at the end cannot show that an
     * item is missing; only this page can. So as many wrong answers as may come in a row must not agree on it.
     */
    private boolean confirmed(Look before, Look now) {
        equalAnswers = equalAnswers > 0 && before.equals(now) ? equalAnswers + 1 : 1;
        if (equalAnswers < PageCheck.ANSWERS) {
            return false;
        }
        equalAnswers = 0;
        return true;
    }

    /** Returns whether a page has the same items as before, and the list only grew or only shrank in between. */
    private static boolean unshifted(Look before, Look now) {
        TotalChanges then = before.changes();
        return before.ids().equals(now.ids())
                && (then.grown() == now.changes().grown()
                        || then.shrunk() == now.changes().shrunk());
    }

    private boolean hasVerified(Look look) {
        return look.ids().stream().anyMatch(verified::contains);
    }

    @Override
    public boolean shifted() {
        return shifted;
    }
}
