package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.write.ItemWriter;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
                    "the target accepted update_uuid to " + uuid + " twice without showing the item, but lists " + now);
        }
    }

    private int index = -1;
    private PlannedItem item;
    private boolean follows;
    private @Nullable RunItem before;
    private @Nullable Problem replanned;
    private final ItemTimes times = new ItemTimes();
    private volatile CallCounts counts = CallCounts.NONE;
    private Consumer<CallCounts> afterCall = cost -> {};
    private @Nullable ItemWriter writer;
    private @Nullable ContentRoom room;
    private @Nullable Baseline inSync;
    private @Nullable Unshown unshown;
    private boolean lookedUp;
    private boolean writtenAgain;
    private @Nullable ItemResult result;
    private int endedAs;

    RunItem(PlannedItem item) {
        this.item = item;
    }

    PlannedItem item() {
        return item;
    }

    /** Returns the item's index among the results. */
    int index() {
        return index;
    }

    /** Sets the index, which continues the plan's. */
    void at(int position) {
        index = position;
    }

    boolean hasIndex() {
        return index >= 0;
    }

    /** Takes the place of an unfinished item that was submitted before. */
    void follow(RunItem earlier) {
        index = earlier.index;
        follows = true;
        before = earlier.times.started() ? earlier : earlier.before;
    }

    /** Returns whether it took the place of an unfinished item. */
    boolean follows() {
        return follows;
    }

    /** Returns the started item that this one continues, or null. */
    @Nullable
    RunItem before() {
        return before;
    }

    ItemTimes times() {
        return times;
    }

    /** Returns whether the item was replanned. */
    boolean replanned() {
        return replanned != null;
    }

    /** Replaces the planned item from the next attempt on; {@code why} becomes a warning of the result. */
    void replan(PlannedItem again, Problem why) {
        item = again;
        replanned = why;
        writer = null;
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

    private void counted(CallCounts cost) {
        counts = counts.plus(cost);
        afterCall.accept(cost);
    }

    /** Records the item's new baseline, null if it is not in sync. */
    void inSync(@Nullable Baseline baseline) {
        inSync = baseline;
    }

    /** Returns the item's new baseline, null if it is not in sync. */
    @Nullable
    Baseline inSync() {
        return inSync;
    }

    /** Records a write whose effect a list must show. */
    void accepted(Unshown accepted) {
        unshown = accepted;
        lookedUp = false;
    }

    /** Returns the write whose effect a list must show; null if there is none. */
    @Nullable
    Unshown unshown() {
        return unshown;
    }

    /** Excludes the time since the write from the item's time limit, once. */
    void lookedUp(long now) {
        if (unshown != null && !lookedUp) {
            lookedUp = true;
            times.startLater(Duration.ofNanos(now - unshown.since()));
        }
    }

    /** Returns the id of the item's kind. */
    String kind() {
        return item.key().kind();
    }

    /** Returns the target's id of an item that was written. */
    long targetId() {
        return Objects.requireNonNull(unshown).outcome().id();
    }

    /** Returns whether an item that a list does not confirm is written once more, and records it. */
    boolean writesAgain() {
        boolean first = !writtenAgain;
        writtenAgain = true;
        return first;
    }

    /** Returns how long the item must wait before it is written once more. */
    Duration tooEarly(Duration readable, long now) {
        Unshown accepted = unshown;
        long left = accepted == null || !writtenAgain ? 0 : accepted.since() + readable.toNanos() - now;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Returns what a list shows of target items of a kind, by id; the requests count for this item. */
    Map<Long, String> listed(Writers writers, String kind, List<Long> ids) {
        return writers.listed(kind, ids, this::counted);
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

    /** Returns the outcome of an unfinished item at the end of the run. */
    Outcome cancelled() {
        return new Outcome.Cancelled(writer == null ? null : writer.targetId());
    }

    /** Returns the outcome of an item that could not be written. */
    Outcome failed(Problem problem) {
        return new Outcome.Failed(problem, writer == null ? null : writer.targetId());
    }

    /** Returns the outcome of an item that could not be confirmed. */
    Outcome notInSync(Problem problem) {
        inSync = null;
        return failed(problem);
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

    /** Ends the item, and releases what only its attempts need. */
    ItemResult end(Outcome outcome, long now) {
        return ended(new ItemResult(item, outcome, warnings(), elapsed(now), counts()));
    }

    /** Records the result of an item that has ended before the run was started, or now. */
    ItemResult ended(ItemResult end) {
        result = end;
        writer = null;
        room = null;
        before = null;
        afterCall = cost -> {};
        return end;
    }

    /** Records how many items have ended, including this one. */
    void endedAs(int number) {
        endedAs = number;
    }

    int endedAs() {
        return endedAs;
    }

    /** Returns the result; null if the item has not ended. */
    @Nullable
    ItemResult result() {
        return result;
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
