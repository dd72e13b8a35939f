package dev.sbsync.core.watch;

import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of a watch, or its end: what ended while it stopped. Immutable.
 *
 * @param at when it started
 * @param scan what it listed
 * @param changes the number of items it found to be written or compared
 * @param outcomes the outcomes of the items that ended in it
 * @param open the number of items that are still to be written when it ends
 * @param deleted the paths of synced items that the source lacks now, and the target keeps; each is reported once
 * @param left the results of items that need no write and are not synced: skipped with a warning, in conflict, or
 *     unchanged with a warning that counts ({@link ItemResult#notSynced}); each is reported once per reason
 * @param requests the requests of both sides since the end of the last cycle
 * @param runId the id of the run that wrote; null if none did
 * @param problem why the cycle could not do its work, which the next one repeats; null if it could
 */
public record WatchCycle(
        Instant at,
        Scan scan,
        long changes,
        OutcomeCounts outcomes,
        long open,
        List<String> deleted,
        List<ItemResult> left,
        long requests,
        @Nullable String runId,
        @Nullable SbsyncException problem) {

    /** What a cycle lists. */
    public enum Scan {
        /** Nothing: the watch stops. */
        NONE,
        /** The stories that changed last. */
        RECENT,
        /** The stories that changed last, and the other kinds. */
        OTHER_KINDS,
        /** Everything. */
        FULL
    }

    /** Copies the lists. */
    public WatchCycle {
        deleted = List.copyOf(deleted);
        left = List.copyOf(left);
    }
}
