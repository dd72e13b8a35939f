package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.write.ItemWriter;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of one item during a run. Not thread-safe, except for its counts, which its worker updates. */
final class ScheduledItem {

    private static final Duration MOST_EXCUSED = Duration.ofHours(1);

    private final int index;
    private PlannedItem item;
    private int waitsFor;
    private @Nullable Problem replanned;
    private boolean started;
    private Duration excused = Duration.ZERO;
    private long startedAt;
    private volatile CallCounts counts = CallCounts.NONE;
    private Consumer<CallCounts> afterCall = cost -> {};
    private @Nullable ItemWriter writer;
    private @Nullable ContentRoom room;
    private @Nullable Long waitsForRoomSince;

    ScheduledItem(PlannedItem item, int index) {
        this.item = item;
        this.index = index;
        this.waitsFor = item.after().size();
    }

    PlannedItem item() {
        return item;
    }

    /** Returns the item's index in the plan. */
    int index() {
        return index;
    }

    /** Returns whether the item was replanned. */
    boolean replanned() {
        return replanned != null;
    }

    /** Replaces the planned item from the next attempt on; {@code why} becomes a warning of the result. */
    void replan(PlannedItem again, boolean waits, Problem why) {
        item = again;
        waitsFor = waits ? 1 : 0;
        replanned = why;
        writer = null;
    }

    boolean waitsForNothing() {
        return waitsFor == 0;
    }

    /** Records that a dependency is confirmed; returns whether it was the last one. */
    boolean confirmOne() {
        waitsFor--;
        return waitsFor == 0;
    }

    /** Returns the item's writer, the same one for each attempt; for the worker that processes the item. */
    ItemWriter writer(Writers writers, TargetFolder folder, Consumer<CallCounts> after) {
        if (writer == null) {
            afterCall = after;
            writer = writers.writer(item, folder, room(writers), this::counted);
        }
        return writer;
    }

    /** Returns the item's share of the memory for contents. */
    private ContentRoom room(Writers writers) {
        if (room == null) {
            room = writers.room();
        }
        return room;
    }

    /** Reserves memory for the item's contents until {@link #giveRoomBack}; returns false if there is none. */
    boolean admitted(Writers writers) {
        return !item.operation().readsContent() || room(writers).admit();
    }

    void giveRoomBack() {
        if (room != null) {
            room.release();
        }
    }

    /** Excludes the time from {@code now} to the next attempt from the item's time limit. */
    void waitForRoom(long now) {
        waitsForRoomSince = now;
    }

    private void counted(CallCounts cost) {
        counts = counts.plus(cost);
        afterCall.accept(cost);
    }

    /** Returns the uuids of target items by id; the requests count for this item. */
    Map<Long, String> uuids(Writers writers, List<Long> ids) {
        return writers.listed(item.key().kind(), ids, this::counted);
    }

    /** Records the uuid that a list shows for the item. */
    void listed(long id, String uuid) {
        if (writer != null) {
            writer.listed(id, uuid);
        }
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
        if (waitsForRoomSince != null) {
            startLater(Duration.ofNanos(now - waitsForRoomSince));
            waitsForRoomSince = null;
        }
    }

    /** Returns the time since the first attempt; zero before it. */
    Duration elapsed(long now) {
        return started ? Duration.ofNanos(now - startedAt) : Duration.ZERO;
    }

    /** Excludes a wait requested by the server from the item's time limit, up to an hour in total. */
    void excuse(Duration asked) {
        Duration left = MOST_EXCUSED.minus(excused);
        Duration more = asked.compareTo(left) < 0 ? asked : left;
        excused = excused.plus(more);
        startLater(more);
    }

    void startLater(Duration pause) {
        startedAt += pause.toNanos();
    }

    /** Returns the outcome of an unfinished item at the end of the run. */
    Outcome cancelled() {
        return new Outcome.Cancelled(writer == null ? null : writer.targetId());
    }

    /** Returns the outcome of an item that could not be written. */
    Outcome failed(Problem problem) {
        return new Outcome.Failed(problem, writer == null ? null : writer.targetId());
    }

    /** Returns the outcome of this item if a dependency was not confirmed; names the root cause. */
    Outcome blockedBy(ScheduledItem cause, Outcome outcome) {
        if (outcome instanceof Outcome.Blocked) {
            return outcome;
        }
        if (outcome instanceof Outcome.Cancelled) {
            return cancelled();
        }
        String why = outcome.problem()
                .map(problem -> "failed (" + problem.code().id() + ")")
                .orElse("was skipped and is not in the target");
        String path = cause.item.source().path();
        boolean itsFolder = item.parent().equals(new TargetParent.Planned(cause.item.key()));
        return new Outcome.Blocked(new Problem(
                OutcomeCode.BLOCKED,
                itsFolder
                        ? "its folder '" + path + "' " + why
                        : "'" + path + "', which must free its path first, " + why));
    }

    InFlight inFlight(long now) {
        return new InFlight(item.source().path(), item.source().type(), item.operation(), elapsed(now));
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
