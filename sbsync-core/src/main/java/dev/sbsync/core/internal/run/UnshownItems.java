package dev.sbsync.core.internal.run;

import dev.sbsync.client.StoryQuery;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.state.Baseline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items whose write the target accepted without showing its effect. They are held and looked up together in a list: a
 * full page at a time, the rest when nothing else is left to do. Items that the list does not confirm are written once
 * more, and fail the second time. Not thread-safe: the caller holds a lock.
 */
final class UnshownItems {

    /** The maximum number of ids per request. */
    private static final int BATCH = StoryQuery.MAX_PER_PAGE;

    /** After this time, a write is readable or has not been applied. */
    private static final Duration READABLE = Duration.ofSeconds(10);

    private final Deque<Held> held = new ArrayDeque<>();

    /** The batches by the item that looks them up. */
    private final Map<ScheduledItem, List<Held>> batches = new HashMap<>();

    private final Map<ScheduledItem, Long> writtenAgainAfter = new HashMap<>();

    /**
     * An item that is done once a list confirms it.
     *
     * @param outcome its outcome after confirmation
     * @param inSync its baseline after confirmation
     * @param uuid the uuid that the list must show
     * @param since the time of the write
     */
    record Held(
            ScheduledItem entry,
            Outcome.Confirmed outcome,
            @Nullable Baseline inSync,
            String uuid,
            long since) {

        /** Returns the failure of an item that a list does not confirm. */
        Outcome failed(@Nullable String listed) {
            String now = listed == null ? "no item with the id " + outcome.id() : "the uuid " + listed;
            String why =
                    "the target accepted update_uuid to " + uuid + " twice without showing the item, but lists " + now;
            return new Outcome.Failed(new Problem(OutcomeCode.NOT_APPLIED, why), outcome.id());
        }
    }

    void hold(Held item) {
        held.add(item);
    }

    /** Returns the number of held items that are not being looked up. */
    int count() {
        return held.size();
    }

    /** Returns the number of held items. */
    int total() {
        return held.size() + batches.values().stream().mapToInt(List::size).sum();
    }

    /** Returns the item that looks up the next due batch; null if none is due. */
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

    /** Returns the batch that an item looks up; empty if the item is to be written. */
    List<Held> ledBy(ScheduledItem entry) {
        return batches.getOrDefault(entry, List.of());
    }

    /** Takes all held items: they are not held any more. */
    List<Held> takeAll() {
        List<Held> all = new ArrayList<>(held);
        batches.values().forEach(all::addAll);
        held.clear();
        batches.clear();
        return all;
    }

    /** Ends the lookup by an item. */
    void looked(ScheduledItem leader) {
        batches.remove(leader);
    }

    /** Returns whether an unconfirmed item is to be written once more. */
    boolean writesAgain(Held item) {
        return writtenAgainAfter.putIfAbsent(item.entry(), item.since() + READABLE.toNanos()) == null;
    }

    /** Returns how long an item must wait before it is written once more. */
    Duration tooEarly(ScheduledItem entry, long now) {
        long left = writtenAgainAfter.getOrDefault(entry, now) - now;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
