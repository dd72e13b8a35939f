package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Decides which page to read next, so that no item is missed that is there throughout although the list changes
 * meanwhile. A change shows where {@code Total} differs from the answer before, or where a page has an item that was on
 * an earlier one. What shows in neither is not noticed: an item that goes and another that comes between two requests.
 *
 * <p>Pure: it makes no request. For one thread.
 */
abstract class Route {

    private final Set<Long> known = new HashSet<>();
    private int requests;
    private int page = 1;
    private int last = 1;
    private boolean ended;
    private boolean turned;
    private boolean lost;

    /**
     * What a page tells.
     *
     * @param ids the ids of its items, in order
     * @param total how many items there are on all pages; empty where the API does not say, as for a list in one piece
     * @param last the last page, as the total has it
     */
    record Page(List<Long> ids, OptionalInt total, int last) {}

    /** Takes what the page that was asked for holds; tells of each item whether it is the first time it is seen. */
    final boolean[] read(Page content) {
        requests++;
        turned = false;
        last = content.last();
        int step = step(page, content);
        boolean[] fresh = new boolean[content.ids().size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = known.add(content.ids().get(i));
        }
        page = step;
        return fresh;
    }

    /** Returns the page to read after {@code page}, by {@link #forward}, {@link #turnTo} or {@link #giveUp}. */
    abstract int step(int page, Page content);

    /** Returns the highest page that has been looked at. */
    abstract int frontier();

    /** Goes on to the next page, or ends where there is none. */
    final int forward(int current) {
        ended = current >= last;
        return current + 1;
    }

    /** Goes to a page that has been read before: what is read ahead is out of date. */
    final int turnTo(int earlier) {
        turned = true;
        ended = false;
        return earlier;
    }

    /** Ends without having come to rest. */
    final int giveUp() {
        lost = true;
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
        return page > frontier() ? last : 0;
    }

    /** Tells whether there is nothing more to read. */
    final boolean ended() {
        return ended;
    }

    /** Tells whether the last step went back. */
    final boolean turned() {
        return turned;
    }

    /** Tells whether the list changed for as long as was tried. */
    final boolean lost() {
        return lost;
    }

    /** Returns how many pages have been read. */
    final int requests() {
        return requests;
    }
}
