package dev.sbsync.core;

import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.watch.WatchCycle.Scan;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cycle of a watch that has not ended. Not thread-safe. */
final class CycleSoFar {

    final long number;
    final Instant at;
    final List<ItemResult> results = new ArrayList<>();
    final List<ItemResult> left = new ArrayList<>();
    Scan scan = Scan.RECENT;
    long changes;
    List<String> deleted = List.of();

    @Nullable
    String runId;

    @Nullable
    SbsyncException problem;

    CycleSoFar(long number, Instant at) {
        this.number = number;
        this.at = at;
    }

    boolean first() {
        return number == 0;
    }
}
