package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.write.ItemWriter;
import dev.sbsync.core.write.TargetFolder;
import dev.sbsync.core.write.Writers;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One item of a plan on its way through a run. Not thread-safe, but for its counts, which its worker adds to. */
final class ScheduledItem {

    private final int index;
    private PlannedItem item;
    private int waitsFor;
    private @Nullable Problem replanned;
    private boolean started;
    private long startedAt;
    private volatile CallCounts counts = CallCounts.NONE;
    private @Nullable ItemWriter writer;

    ScheduledItem(PlannedItem item, int index) {
        this.item = item;
        this.index = index;
        this.waitsFor = item.after().size();
    }

    PlannedItem item() {
        return item;
    }

    /** Returns the item's place in the plan. */
    int index() {
        return index;
    }

    /** Tells whether the item was planned again. */
    boolean replanned() {
        return replanned != null;
    }

    /** Goes on with another plan, which its next try begins with; {@code why} goes with the result as a warning. */
    void replan(PlannedItem again, boolean waits, Problem why) {
        item = again;
        waitsFor = waits ? 1 : 0;
        replanned = why;
        writer = null;
    }

    boolean waitsForNothing() {
        return waitsFor == 0;
    }

    /** Notes that one of those it waits for is confirmed; tells whether that was the last. */
    boolean confirmOne() {
        waitsFor--;
        return waitsFor == 0;
    }

    /** Returns the item's writer, the same one for every try; for the worker that has taken the item. */
    ItemWriter writer(Writers writers, TargetFolder folder, Consumer<CallCounts> afterCall) {
        if (writer == null) {
            writer = writers.writer(item, folder, cost -> {
                counts = counts.plus(cost);
                afterCall.accept(cost);
            });
        }
        return writer;
    }

    /** Returns the requests so far. */
    CallCounts counts() {
        return counts;
    }

    void begin(long now) {
        if (!started) {
            started = true;
            startedAt = now;
        }
    }

    /** Returns the time since the first try began; zero before it. */
    Duration elapsed(long now) {
        return started ? Duration.ofNanos(now - startedAt) : Duration.ZERO;
    }

    void startLater(Duration pause) {
        startedAt += pause.toNanos();
    }

    /** Returns the outcome of an item whose run has ended before it did. */
    Outcome cancelled() {
        return new Outcome.Cancelled(writer == null ? null : writer.targetId());
    }

    InFlight inFlight(long now) {
        return new InFlight(item.source().path(), item.source().kind(), item.operation(), elapsed(now));
    }

    ItemResult result(Outcome outcome, long now) {
        return new ItemResult(item, outcome, warnings(), elapsed(now), counts);
    }

    private List<Problem> warnings() {
        List<Problem> written = writer == null ? List.of() : writer.warnings();
        if (replanned == null) {
            return written;
        }
        List<Problem> warnings = new ArrayList<>(written);
        warnings.add(0, replanned);
        return warnings;
    }
}
