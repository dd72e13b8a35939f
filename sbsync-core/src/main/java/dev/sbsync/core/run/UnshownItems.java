package dev.sbsync.core.run;

import dev.sbsync.client.StoryQuery;
import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items whose write the target accepted without showing its effect. They are held, and looked for together in a list: a
 * full page of them at once, the rest when nothing else is left to do. What the list does not show is written once
 * more, and fails the second time. Not thread-safe: its user holds a lock.
 */
final class UnshownItems {

    /** What one request can list by id. */
    private static final int BATCH = StoryQuery.MAX_PER_PAGE;

    /** After this time what was written can be read, or was not written. */
    private static final Duration READABLE = Duration.ofSeconds(10);

    private final Deque<Held> held = new ArrayDeque<>();

    /** By the item in whose turn they are looked for. */
    private final Map<ScheduledItem, List<Held>> batches = new HashMap<>();

    private final Map<ScheduledItem, Long> writtenAgainAfter = new HashMap<>();

    /**
     * An item that is done once a list shows it.
     *
     * @param outcome its outcome then
     * @param inSync what both its sides look like then
     * @param uuid what the list has to show
     * @param since when it was written
     */
    record Held(
            ScheduledItem entry,
            Outcome.Confirmed outcome,
            @Nullable Baseline inSync,
            String uuid,
            long since) {

        /** Returns the failure of an item that a list does not show as it was written. */
        Outcome failed(@Nullable String listed) {
            String now = listed == null ? "no item with the id " + outcome.id() : "the uuid " + listed;
            String why = "the target accepted update_uuid to " + uuid + " twice without showing the item, and lists "
                    + now + " all the same";
            return new Outcome.Failed(new Problem(OutcomeCode.NOT_APPLIED, why), outcome.id());
        }
    }

    void hold(Held item) {
        held.add(item);
    }

    /** Returns how many are held and not looked for. */
    int count() {
        return held.size();
    }

    /** Returns how many are held, looked for or not. */
    int total() {
        return held.size() + batches.values().stream().mapToInt(List::size).sum();
    }

    /** Returns the item in whose turn a batch is looked for now; null where none is due. */
    @Nullable
    ScheduledItem poll(boolean nothingElse, long now) {
        if (held.isEmpty() || (held.size() < BATCH && !nothingElse)) {
            return null;
        }
        List<Held> batch = new ArrayList<>();
        while (batch.size() < BATCH && !held.isEmpty()) {
            Held next = held.remove();
            next.entry().startLater(Duration.ofNanos(now - next.since()));
            batch.add(next);
        }
        ScheduledItem leader = batch.get(0).entry();
        batches.put(leader, batch);
        return leader;
    }

    /** Returns what is looked for in the turn of an item; empty where the item is to be written. */
    List<Held> ledBy(ScheduledItem entry) {
        return batches.getOrDefault(entry, List.of());
    }

    /** Returns all that is held, looked for or not. */
    List<Held> allHeld() {
        List<Held> all = new ArrayList<>(held);
        batches.values().forEach(all::addAll);
        return all;
    }

    /** Ends the turn of an item. */
    void looked(ScheduledItem leader) {
        batches.remove(leader);
    }

    /** Returns whether an item that was not shown is to be written once more. */
    boolean writesAgain(Held item) {
        return writtenAgainAfter.putIfAbsent(item.entry(), item.since() + READABLE.toNanos()) == null;
    }

    /** Returns how long an item has to wait before it is written once more. */
    Duration tooEarly(ScheduledItem entry, long now) {
        long left = writtenAgainAfter.getOrDefault(entry, now) - now;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
