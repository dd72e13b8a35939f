package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.TargetParent;
import dev.sbsync.core.write.ItemWriter;
import dev.sbsync.core.write.TargetFolder;
import dev.sbsync.core.write.Writers;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a plan may run: an item is ready when all that it depends on is confirmed, folders go ahead of
 * stories, and what fails blocks its dependents. Not thread-safe: its user holds a lock.
 */
final class Schedule {

    /** One item on its way. */
    static final class Entry {
        final PlannedItem item;
        private final int index;
        private int waitsFor;
        private boolean started;
        private long startedAt;
        private long notBefore;
        private CallCounts counts = CallCounts.NONE;
        private @Nullable ItemWriter writer;

        private Entry(PlannedItem item, int index) {
            this.item = item;
            this.index = index;
            this.waitsFor = item.after().size();
        }

        /** Returns the item's writer, the same one for every try; for the worker that has taken the item. */
        ItemWriter writer(Writers writers, TargetFolder folder) {
            if (writer == null) {
                writer = writers.writer(item, folder, cost -> counts = counts.plus(cost));
            }
            return writer;
        }

        /** Returns the outcome of an item whose run has ended before it did. */
        Outcome cancelled() {
            return new Outcome.Cancelled(writer == null ? null : writer.targetId());
        }

        InFlight inFlight(long now) {
            return new InFlight(
                    item.source().path(), item.source().kind(), item.operation(), Duration.ofNanos(now - startedAt));
        }

        private ItemResult result(Outcome outcome, long now) {
            return new ItemResult(
                    item,
                    outcome,
                    writer == null ? List.of() : writer.warnings(),
                    started ? Duration.ofNanos(now - startedAt) : Duration.ZERO,
                    counts);
        }
    }

    private static final Comparator<Entry> READY =
            Comparator.comparing((Entry entry) -> !entry.item.source().folder()).thenComparingInt(entry -> entry.index);

    private final Map<Long, Entry> waiting = new HashMap<>();
    private final Map<Long, List<Entry>> dependents = new HashMap<>();
    private final Map<Long, Long> confirmed = new HashMap<>();
    private final PriorityQueue<Entry> ready = new PriorityQueue<>(READY);
    private final PriorityQueue<Entry> parked = new PriorityQueue<>(
            Comparator.comparingLong((Entry entry) -> entry.notBefore).thenComparingInt(entry -> entry.index));
    private final List<ItemResult> ended = new ArrayList<>();
    private final Deque<ItemResult> lastProblems = new ArrayDeque<>();
    private final int total;
    private OutcomeCounts counts = OutcomeCounts.NONE;
    private int warnings;

    Schedule(List<PlannedItem> items) {
        total = items.size();
        for (int i = 0; i < total; i++) {
            Entry entry = new Entry(items.get(i), i);
            for (long id : entry.item.after()) {
                dependents.computeIfAbsent(id, key -> new ArrayList<>()).add(entry);
            }
            if (entry.waitsFor == 0) {
                ready.add(entry);
            } else {
                waiting.put(entry.item.source().id(), entry);
            }
        }
    }

    /** Takes the next item that may run at {@code now}. */
    Optional<Entry> take(long now) {
        while (!parked.isEmpty() && parked.peek().notBefore - now <= 0) {
            ready.add(parked.remove());
        }
        Entry next = ready.poll();
        if (next != null && !next.started) {
            next.started = true;
            next.startedAt = now;
        }
        return Optional.ofNullable(next);
    }

    /** Returns how long until a parked item may run; empty where none is parked. */
    Optional<Duration> nextParked(long now) {
        Entry next = parked.peek();
        return next == null ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(1, next.notBefore - now)));
    }

    /** Puts an item aside until {@code delay} has passed, unless that would exceed {@code longest} since its start. */
    boolean park(Entry entry, long now, Duration delay, Duration longest) {
        if (now - entry.startedAt + delay.toNanos() > longest.toNanos()) {
            return false;
        }
        long until = now + delay.toNanos();
        entry.notBefore = until == 0 ? 1 : until;
        parked.add(entry);
        return true;
    }

    /** Returns the folder that a ready item goes into. */
    TargetFolder folderOf(Entry entry) {
        return new TargetFolder(folderIdOf(entry.item), entry.item.folderPath());
    }

    private long folderIdOf(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return existing.targetId();
        }
        if (item.parent() instanceof TargetParent.Planned planned) {
            Long id = confirmed.get(planned.sourceId());
            if (id == null && item.operation() != Operation.CONFLICT) {
                throw new IllegalStateException(
                        "'" + item.source().path() + "' was started before its folder was confirmed");
            }
            return id == null ? 0 : id;
        }
        return 0;
    }

    /** Ends an item: its dependents become ready, or blocked. Returns all that ended by it. */
    List<ItemResult> end(Entry entry, Outcome outcome, long now) {
        List<ItemResult> news = new ArrayList<>();
        ItemResult result = entry.result(outcome, now);
        news.add(result);
        keep(result);
        long id = entry.item.source().id();
        if (outcome.confirmed()) {
            outcome.targetId().ifPresent(found -> confirmed.put(id, found));
        }
        for (Entry dependent : dependents.getOrDefault(id, List.of())) {
            long dependentId = dependent.item.source().id();
            dependent.waitsFor--;
            if (outcome.confirmed()) {
                if (dependent.waitsFor == 0 && waiting.remove(dependentId) != null) {
                    ready.add(dependent);
                }
            } else if (waiting.remove(dependentId) != null) {
                news.addAll(end(dependent, blockedBy(entry, outcome, dependent), now));
            }
        }
        return news;
    }

    /** Ends everything that has not ended. */
    List<ItemResult> cancelRest(long now) {
        List<Entry> rest = new ArrayList<>(ready);
        rest.addAll(parked);
        rest.addAll(waiting.values());
        ready.clear();
        parked.clear();
        waiting.clear();
        List<ItemResult> news =
                rest.stream().map(entry -> entry.result(entry.cancelled(), now)).toList();
        news.forEach(this::keep);
        return news;
    }

    boolean finished() {
        return ended.size() == total;
    }

    private void keep(ItemResult result) {
        ended.add(result);
        counts = counts.plus(result.outcome());
        warnings += result.warnings().size();
        if (result.outcome().problem().isPresent() || !result.warnings().isEmpty()) {
            if (lastProblems.size() == RunSnapshot.MOST_PROBLEMS) {
                lastProblems.removeFirst();
            }
            lastProblems.addLast(result);
        }
    }

    OutcomeCounts counts() {
        return counts;
    }

    int warnings() {
        return warnings;
    }

    /** Returns the latest results that carry a problem, newest last. */
    List<ItemResult> lastProblems() {
        return List.copyOf(lastProblems);
    }

    int readyCount() {
        return ready.size();
    }

    int waitingCount() {
        return waiting.size();
    }

    int parkedCount() {
        return parked.size();
    }

    int total() {
        return total;
    }

    /** Returns what has ended so far, in no particular order. */
    List<ItemResult> results() {
        return List.copyOf(ended);
    }

    /** Names the item at the root of the trouble, however far up it is. */
    private static Outcome blockedBy(Entry cause, Outcome outcome, Entry dependent) {
        if (outcome instanceof Outcome.Blocked blocked) {
            return blocked;
        }
        if (outcome instanceof Outcome.Cancelled) {
            return dependent.cancelled();
        }
        OutcomeCode code = outcome.problem().map(Problem::code).orElse(OutcomeCode.BLOCKED);
        boolean itsFolder = dependent
                .item
                .parent()
                .equals(new TargetParent.Planned(cause.item.source().id()));
        String path = cause.item.source().path();
        return new Outcome.Blocked(new Problem(
                OutcomeCode.BLOCKED,
                itsFolder
                        ? "its folder '" + path + "' failed (" + code.id() + ")"
                        : "'" + path + "', which has to make room for it, failed (" + code.id() + ")"));
    }
}
