package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.TargetParent;
import dev.sbsync.core.write.TargetFolder;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Which items of a plan may run: an item is ready when all that it depends on is confirmed, folders go ahead of stories,
 * and what fails blocks its dependents. Not thread-safe: its user holds a lock.
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
        CallCounts counts = CallCounts.NONE;

        private Entry(PlannedItem item, int index) {
            this.item = item;
            this.index = index;
            this.waitsFor = item.after().size();
        }

        /** Tells whether an earlier try was broken off. */
        boolean parkedBefore() {
            return notBefore != 0;
        }
    }

    private static final Comparator<Entry> READY =
            Comparator.comparing((Entry entry) -> !entry.item.source().folder()).thenComparingInt(entry -> entry.index);

    private final Map<Long, Entry> waiting = new HashMap<>();
    private final Map<Long, List<Entry>> dependents = new HashMap<>();
    private final Map<Long, TargetFolder> confirmed = new HashMap<>();
    private final PriorityQueue<Entry> ready = new PriorityQueue<>(READY);
    private final PriorityQueue<Entry> parked = new PriorityQueue<>(
            Comparator.comparingLong((Entry entry) -> entry.notBefore).thenComparingInt(entry -> entry.index));
    private final List<ItemResult> ended = new ArrayList<>();
    private final int total;

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
        TargetParent parent = entry.item.parent();
        if (parent instanceof TargetParent.Existing existing) {
            return new TargetFolder(existing.targetId(), existing.path());
        }
        if (parent instanceof TargetParent.Planned planned) {
            TargetFolder folder = confirmed.get(planned.sourceId());
            if (folder == null) {
                throw new IllegalStateException(
                        "'" + entry.item.source().path() + "' was started before its folder was confirmed");
            }
            return folder;
        }
        return TargetFolder.ROOT;
    }

    /** Ends an item: its dependents become ready, or blocked. */
    List<ItemResult> end(Entry entry, Outcome outcome, List<Problem> warnings, long now) {
        List<ItemResult> news = new ArrayList<>();
        Duration duration = entry.started ? Duration.ofNanos(now - entry.startedAt) : Duration.ZERO;
        news.add(new ItemResult(entry.item, outcome, warnings, duration, entry.counts));
        long id = entry.item.source().id();
        Optional<Long> targetId = targetId(outcome);
        targetId.ifPresent(found -> confirmed.put(id, placed(entry, outcome, found)));
        for (Entry dependent : dependents.getOrDefault(id, List.of())) {
            if (targetId.isPresent()) {
                dependent.waitsFor--;
                if (dependent.waitsFor == 0
                        && waiting.remove(dependent.item.source().id()) != null) {
                    ready.add(dependent);
                }
            } else if (waiting.remove(dependent.item.source().id()) != null) {
                news.addAll(end(dependent, blockedBy(entry, outcome, dependent), List.of(), now));
            }
        }
        ended.add(news.get(0));
        return news;
    }

    /** Ends everything that has not run. */
    List<ItemResult> cancelRest() {
        List<Entry> rest = new ArrayList<>(ready);
        rest.addAll(parked);
        rest.addAll(waiting.values());
        ready.clear();
        parked.clear();
        waiting.clear();
        List<ItemResult> news = rest.stream()
                .map(entry ->
                        new ItemResult(entry.item, new Outcome.Cancelled(), List.of(), Duration.ZERO, entry.counts))
                .toList();
        ended.addAll(news);
        return news;
    }

    boolean finished() {
        return ended.size() == total;
    }

    int endedCount() {
        return ended.size();
    }

    int total() {
        return total;
    }

    /** Returns what has ended so far, in no particular order. */
    List<ItemResult> results() {
        return List.copyOf(ended);
    }

    private TargetFolder placed(Entry entry, Outcome outcome, long id) {
        if (outcome instanceof Outcome.Skipped && entry.item.match() != null) {
            return new TargetFolder(id, entry.item.match().path());
        }
        TargetFolder folder = folderOf(entry);
        String slug = entry.item.source().slug();
        return new TargetFolder(id, folder.path().isEmpty() ? slug : folder.path() + "/" + slug);
    }

    private static Optional<Long> targetId(Outcome outcome) {
        if (outcome instanceof Outcome.Created created) {
            return Optional.of(created.targetId());
        }
        if (outcome instanceof Outcome.Updated updated) {
            return Optional.of(updated.targetId());
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return Optional.of(unchanged.targetId());
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return Optional.of(skipped.targetId());
        }
        return Optional.empty();
    }

    /** Names the item at the root of the trouble, however far up it is. */
    private static Outcome blockedBy(Entry cause, Outcome outcome, Entry dependent) {
        if (outcome instanceof Outcome.Blocked blocked) {
            return blocked;
        }
        if (outcome instanceof Outcome.Cancelled) {
            return outcome;
        }
        OutcomeCode code =
                outcome instanceof Outcome.Failed failed ? failed.problem().code() : OutcomeCode.BLOCKED;
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
