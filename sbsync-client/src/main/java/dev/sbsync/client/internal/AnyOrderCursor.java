package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The way through a list in which a change may put an item anywhere. Where one shows, the whole list is read again; the
 * list that does not come to rest in {@link PageCursor#MOST_PASSES} passes is given up.
 */
final class AnyOrderCursor extends PageCursor {

    private final Set<Long> seen = new HashSet<>();
    private OptionalInt total = OptionalInt.empty();
    private int looked;
    private boolean moved;

    AnyOrderCursor(Listing listing) {
        super(listing);
    }

    @Override
    int step(int page, ListedPage content) {
        moved |= page > 1 && (disturbed() || !total.equals(content.total()));
        total = content.total();
        looked = page;
        for (Long id : content.ids()) {
            moved |= !seen.add(id);
        }
        int next = content.ids().isEmpty() ? end() : forward(page, content);
        return ended() && moved ? again(Loss.UNSTABLE) : next;
    }

    @Override
    int frontier() {
        return looked;
    }

    @Override
    boolean changed() {
        return false;
    }

    @Override
    int grownBy() {
        return 0;
    }

    @Override
    boolean shaken() {
        return false;
    }

    @Override
    void restart() {
        moved = false;
        looked = 0;
        seen.clear();
    }
}
