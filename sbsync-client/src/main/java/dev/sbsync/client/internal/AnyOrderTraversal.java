package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a list in which a change may move an item anywhere: straight to its end, then again if a change showed. */
final class AnyOrderTraversal implements Traversal {

    private final Set<Long> seen = new HashSet<>();
    private boolean changed;

    @Override
    public OptionalInt next(int page, List<Long> ids, boolean sameTotal, TotalChanges changes) {
        changed |= page > 1 && !sameTotal;
        for (Long id : ids) {
            changed |= !seen.add(id);
        }
        return OptionalInt.of(page + 1);
    }

    @Override
    public boolean unstable() {
        return changed;
    }
}
