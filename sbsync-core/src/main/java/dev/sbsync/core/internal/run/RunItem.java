package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.write.ItemTask;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of one item during a run. An item that is submitted again before it has ended has a new state, which
 * continues the one {@code before}. Not thread-safe, except for its counts, which its worker updates.
 */
final class RunItem {

    /**
     * A write that the target accepted without showing its effect.
     *
     * @param outcome the outcome once a list confirms it
     * @param uuid the uuid that the list must show
     * @param since the time of the write
     */
    record Unshown(Outcome.Confirmed outcome, String uuid, long since) {

        /** Returns the failure of an item that a list does not confirm. */
        Problem problem(@Nullable String listed) {
            String now = listed == null ? "no item with the id " + outcome.id() : "the uuid " + listed;
            return new Problem(
                    OutcomeCode.NOT_APPLIED,
                    "the target accepted the uuid " + uuid + " twice without showing the item, but lists " + now);
        }
    }

    final ItemTimes times = new ItemTimes();
    PlannedItem item;

    /** The index among the results, which continues the plan's; negative until the item is queued. */
    int index = -1;

    /** Whether it took the place of an unfinished item that was submitted before. */
    boolean follows;

    /** The started item that this one continues. */
    @Nullable
    RunItem before;

    /** The warning about replanning, if it was replanned. */
    @Nullable
    Problem replanned;

    /** Why the item is not attempted, null if it may be. */
    volatile @Nullable Problem refused;

    /** The new baseline; null if the item is not in sync. */
    @Nullable
    Baseline inSync;

    /** The last write whose effect a list must show. */
    @Nullable
    Unshown unshown;

    @Nullable
    ItemResult result;

    /** The number of items that have ended, including this one. */
    int endedAs;

    private volatile CallCounts counts = CallCounts.NONE;
    private Consumer<CallCounts> afterCall = cost -> {};
    private @Nullable ItemTask writer;
    private @Nullable ContentRoom room;
    private boolean lookedUp;
    private boolean writtenAgain;
    private boolean mayWait = true;
    private boolean written;
    private boolean complete;

    RunItem(PlannedItem item) {
        this.item = item;
    }

    /** Takes the place of an unfinished item that was submitted before. */
    void follow(RunItem earlier) {
        index = earlier.index;
        follows = true;
        before = earlier.times.started() ? earlier : earlier.before;
    }

    /** Replaces the planned item from the next attempt on; {@code why} becomes a warning of the result. */
    void replan(PlannedItem again, Problem why) {
        item = again;
        replanned = why;
        writer = null;
    }

    /** Returns the item's writer, the same one for each attempt; for the worker that processes the item. */
    ItemTask writer(Writers writers, TargetFolder folder, Consumer<CallCounts> after) {
        if (writer == null) {
            afterCall = after;
            writer = writers.task(item, folder, room(writers), this::counted);
        }
        return writer;
    }

    private ContentRoom room(Writers writers) {
        if (room == null) {
            room = writers.budget().room();
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

    /** Returns whether it may wait for items that it references; otherwise it is written as far as possible. */
    boolean mayWait() {
        return mayWait;
    }

    /** Returns whether the next attempt is the last, whatever references do not work then. */
    boolean complete() {
        return complete;
    }

    /** Records that it waits for items that it references, which does not count towards its time limit. */
    void waits(boolean isWritten, long now) {
        written = isWritten;
        mayWait = !isWritten;
        times.waitForRoom(now);
    }

    /** Records that there is nothing to wait for, or that it would wait for itself. */
    void cannotWait() {
        complete = written;
        mayWait = false;
    }

    /** Counts a request for this item. */
    void counted(CallCounts cost) {
        counts = counts.plus(cost);
        afterCall.accept(cost);
    }

    /** Records a write whose effect a list must show. */
    void accepted(Unshown accepted) {
        unshown = accepted;
        lookedUp = false;
    }

    /** Excludes the time since the write from the item's time limit, once. */
    void lookedUp(long now) {
        if (unshown != null && !lookedUp) {
            lookedUp = true;
            times.startLater(Duration.ofNanos(now - unshown.since()));
        }
    }

    /** Returns whether an item that a list does not confirm is written once more, and records it. */
    boolean writesAgain() {
        boolean first = !writtenAgain;
        writtenAgain = true;
        return first;
    }

    /** Returns how long the item must wait before it is written once more. */
    Duration tooEarly(long now) {
        Unshown accepted = unshown;
        long left = accepted == null || !writtenAgain ? 0 : accepted.since() + KindWriters.READABLE.toNanos() - now;
        return Duration.ofNanos(Math.max(0, left));
    }

    /** Records the uuid that a list shows for the item. */
    void listed(long id, String uuid) {
        if (writer != null) {
            writer.listed(id, uuid);
        }
    }

    /** Returns the requests so far. */
    CallCounts counts() {
        return before == null ? counts : before.counts().plus(counts);
    }

    /** Returns the time since the first attempt; zero before it. */
    private Duration elapsed(long now) {
        return before == null ? times.elapsed(now) : before.elapsed(now);
    }

    private @Nullable Long targetId() {
        return writer == null ? null : writer.targetId();
    }

    /** Returns the outcome of an unfinished item at the end of the run. */
    Outcome cancelled() {
        return new Outcome.Cancelled(targetId());
    }

    /** Returns the outcome of an item that could not be written. */
    Outcome failed(Problem problem) {
        return new Outcome.Failed(problem, targetId());
    }

    /** Returns the delay before the item can be retried after a failure; empty if a retry would not help. */
    Optional<Duration> retryAfter(SbsyncException failure) {
        return writer == null ? Problems.retryAfter(failure) : writer.retryAfter(failure);
    }

    /** Returns the outcome of this item if a dependency was not confirmed; names the root cause. */
    Outcome blockedBy(RunItem cause, Outcome outcome) {
        if (outcome instanceof Outcome.Blocked) {
            return outcome;
        }
        if (outcome instanceof Outcome.Cancelled) {
            return cancelled();
        }
        String why = outcome.problem()
                .map(problem -> "failed (" + problem.code().id() + ")")
                .orElse("was skipped and is not in the target");
        Item source = cause.item.source();
        String path = "'" + source.path() + "'";
        if (item.operation() == Operation.DELETE) {
            return new Outcome.Blocked(
                    new Problem(OutcomeCode.BLOCKED, path + ", which it holds or which uses it, " + why));
        }
        boolean parent =
                source.key().equals(new ItemKey(item.key().kind(), item.source().parentId()));
        return new Outcome.Blocked(new Problem(
                OutcomeCode.BLOCKED,
                (parent ? "its " + (source.folder() ? "folder " : "parent ") + path : path + ", which it depends on,")
                        + " " + why));
    }

    InFlight inFlight(long now) {
        return new InFlight(item.source().path(), item.source().type(), item.operation(), elapsed(now));
    }

    /** Ends the item. */
    ItemResult end(Outcome outcome, long now) {
        List<Problem> written = writer == null ? List.of() : writer.warnings();
        List<Problem> warnings =
                Stream.concat(Stream.ofNullable(replanned), written.stream()).toList();
        return ended(new ItemResult(item, outcome, warnings, elapsed(now), counts()));
    }

    /** Records the result, of now or of an earlier attempt at the run, and releases what only attempts need. */
    ItemResult ended(ItemResult end) {
        result = end;
        writer = null;
        room = null;
        before = null;
        afterCall = cost -> {};
        return end;
    }
}
