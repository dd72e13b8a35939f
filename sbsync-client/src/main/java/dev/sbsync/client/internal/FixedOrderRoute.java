package dev.sbsync.client.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The way through a list whose items keep their places among each other, so that a change can only shift them over the
 * border between two pages. Where a change shows, the page before is looked at again, and the one before that, until
 * one has an item from before the change: what was shifted over the border comes after that one. Then on, from there.
 *
 * <p>An item that is added at the end costs one or two requests more, and one that is removed as well.
 */
final class FixedOrderRoute extends Route {

    private static final int MOST_LOOKS_BACK = 100;

    /** The ids of each page as it was last read. */
    private final List<List<Long>> read = new ArrayList<>();

    private OptionalInt total = OptionalInt.empty();
    private boolean backward;
    private int looksBack;

    @Override
    int step(int page, Page content) {
        boolean sameTotal = (page == 1 && read.isEmpty()) || total.equals(content.total());
        total = content.total();
        if (page > read.size()) {
            read.add(content.ids());
            looksBack = 0;
            return firstLook(page, content, sameTotal);
        }
        boolean sameIds = content.ids().equals(read.set(page - 1, content.ids()));
        looksBack++;
        if (looksBack > MOST_LOOKS_BACK + 4L * read.size()) {
            return giveUp();
        }
        boolean steady = backward ? page == 1 || joins(content) : sameIds || sameTotal;
        return steady ? onward(page) : back(page);
    }

    private int firstLook(int page, Page content, boolean sameTotal) {
        boolean steady = page == 1 || (sameTotal && !joins(content));
        if (!steady) {
            return back(page);
        }
        return content.ids().isEmpty() ? end() : onward(page);
    }

    /** Tells whether an item of the page was seen before the latest page was looked at for the first time. */
    private boolean joins(Page content) {
        return content.ids().stream().anyMatch(id -> known.getOrDefault(id, read.size()) < read.size());
    }

    private int onward(int page) {
        backward = false;
        return forward(page);
    }

    private int back(int page) {
        backward = true;
        return turnTo(Math.max(1, page - 1));
    }

    @Override
    int frontier() {
        return read.size();
    }
}
