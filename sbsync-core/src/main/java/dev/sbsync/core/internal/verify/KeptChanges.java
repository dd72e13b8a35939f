package dev.sbsync.core.internal.verify;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.item.Difference;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The changes that a verification keeps, up to a size; further differences keep their first places. Thread-safe. */
final class KeptChanges {

    private static final int FOR_EACH = 200;
    private static final int FOR_EACH_CHARACTER = 4; // a tree takes more than its text

    private final AtomicLong left;

    KeptChanges(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    Difference of(Difference found) {
        if (left.get() <= 0) {
            return found.brief();
        }
        long size = found.changes().stream().mapToLong(KeptChanges::size).sum();
        return left.addAndGet(-size) >= 0 ? found.brief().with(found.changes()) : found.brief();
    }

    private static long size(JsonChange change) {
        return FOR_EACH + FOR_EACH_CHARACTER * (length(change.old()) + length(change.now()));
    }

    private static long length(@Nullable JsonNode value) {
        return value == null ? 0 : value.toString().length();
    }
}
