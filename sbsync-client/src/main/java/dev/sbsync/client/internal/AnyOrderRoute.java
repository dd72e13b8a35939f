package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The way through a list in which a change may put an item anywhere. Where one shows, the whole list is read again, up
 * to three times; the list that does not come to rest then is given up.
 */
final class AnyOrderRoute extends Route {

    private static final int MOST_PASSES = 4;

    private final Set<Long> seen = new HashSet<>();
    private OptionalInt total = OptionalInt.empty();
    private int looked;
    private int passes = 1;
    private boolean moved;

    @Override
    int step(int page, Page content) {
        moved |= page > 1 && !total.equals(content.total());
        total = content.total();
        looked = page;
        for (Long id : content.ids()) {
            moved |= !seen.add(id);
        }
        int next = content.ids().isEmpty() ? end() : forward(page);
        if (!ended() || !moved) {
            return next;
        }
        if (passes == MOST_PASSES) {
            return giveUp();
        }
        passes++;
        moved = false;
        looked = 0;
        seen.clear();
        return turnTo(1);
    }

    @Override
    int frontier() {
        return looked;
    }
}
