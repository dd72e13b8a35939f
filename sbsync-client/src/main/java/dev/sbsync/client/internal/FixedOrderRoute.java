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
 * <p>An item that is added or removed costs two requests more where pages are read one by one, and twice as many as are
 * read at once otherwise.
 */
final class FixedOrderRoute extends Route {

    private static final int MOST_LOOKS_BACK = 100;

    /** A page as it was last looked at. */
    private record Look(List<Long> ids, OptionalInt total) {}

    private final int atOnce;
    private final List<Look> looks = new ArrayList<>();

    /** The items up to which none can be missing. */
    private final Set<Long> verified = new HashSet<>();

    private OptionalInt total = OptionalInt.empty();
    private boolean backward;
    private int looksBack;

    /** Makes the way through a list of which so many pages are on their way at once. */
    FixedOrderRoute(int atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    int step(int page, Page content) {
        OptionalInt before = total;
        total = content.total();
        Look now = new Look(content.ids(), total);
        if (page > looks.size()) {
            boolean steady = page == 1 || (total.equals(before) && !joins(now));
            looks.add(now);
            looksBack = 0;
            return !steady ? back(page - atOnce) : now.ids().isEmpty() ? end() : onward(page, now);
        }
        looksBack++;
        if (looksBack > MOST_LOOKS_BACK + 4L * looks.size()) {
            return giveUp();
        }
        Look then = looks.set(page - 1, now);
        boolean steady = page == 1 || (backward ? joins(now) : total.equals(before) || still(then, before, now));
        return steady ? onward(page, now) : back(page - 1);
    }

    /**
     * Tells whether nothing was shifted between two looks at a page: its ids are the same, and there was no to and fro.
     */
    private static boolean still(Look then, OptionalInt between, Look now) {
        int first = then.total().orElse(0);
        int second = between.orElse(0);
        int third = now.total().orElse(0);
        return then.ids().equals(now.ids())
                && ((first <= second && second <= third) || (first >= second && second >= third));
    }

    /** Tells whether a page has an item that is verified, so that what comes after it there is all there is. */
    private boolean joins(Look look) {
        return look.ids().stream().anyMatch(verified::contains);
    }

    private int onward(int page, Look look) {
        backward = false;
        verified.addAll(look.ids());
        return forward(page);
    }

    private int back(int page) {
        backward = true;
        return turnTo(Math.max(1, page));
    }

    @Override
    int frontier() {
        return looks.size();
    }
}
