package dev.sbsync.core.pool;

import dev.sbsync.core.pool.Entry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The work of a pool by key and state. Of one key at most one entry is running or accepted, and one waits, is ready or
 * parked; work with a higher sequence replaces the latter, work with a lower one joins it. Not thread-safe.
 */
final class KeyedQueue<K, W, O> {

    private final WritePoolBuilder<K, W, O> options;
    private final PoolListener<W, O> listener;
    final Slots<K, W, O> slots = new Slots<>();
    private final Dependencies<K, W, O> dependencies = new Dependencies<>();
    private final SoftWaits<K, W, O> softWaits;
    final States<K, W, O> states;
    private List<Entry<K, W, O>> ended = new ArrayList<>();
    private long arrivals;
    private long bytes;
    private int gated;
    private int telling;
    private boolean ending;

    KeyedQueue(WritePoolBuilder<K, W, O> options) {
        this.options = options;
        this.listener = options.listener;
        this.softWaits = new SoftWaits<>(options, slots, dependencies);
        this.states = new States<>(options);
    }

    /** Returns whether there is room for work. Work that joins or replaces other work needs only what it adds. */
    boolean fits(K key, long sequence, long size) {
        Slot<K, W, O> slot = slots.get(key);
        if (slot != null && (slot.newer(sequence) != null || slot.settled(sequence) != null)) {
            return true;
        }
        Entry<K, W, O> replaced = slot == null ? null : slot.next;
        int countAfter = states.unfinished() + (replaced == null ? 1 : 0);
        long bytesAfter = bytes + size - (replaced == null ? 0 : replaced.bytes);
        boolean alone = countAfter == 1;
        return countAfter <= options.maxCount && (bytesAfter <= options.maxBytes || alone);
    }

    /** Adds work; it joins newer work of its key, or replaces older work that has not started. */
    void add(K key, long sequence, W work, long size, Submission<O> submission) {
        Slot<K, W, O> slot = slots.create(key);
        Entry<K, W, O> newer = slot.newer(sequence);
        Settlement<O> settlement = slot.settled(sequence);
        if (newer != null) {
            newer.submissions.add(submission);
        } else if (settlement != null) {
            submission.settle(settlement);
        } else {
            Entry<K, W, O> entry = place(slot, key, sequence, work, size);
            entry.submissions.add(submission);
            open(entry, null);
        }
    }

    /** Adds work that has no submission to settle; it does not start before {@link #open} is called with the gate. */
    Entry<K, W, O> addGated(K key, W work, Object gate) {
        Slot<K, W, O> slot = slots.create(key);
        Entry<K, W, O> entry = place(slot, key, slot.newest(), work, 0);
        entry.gate = gate;
        gated++;
        enqueue(entry);
        return entry;
    }

    /** Records how the work of a key ended outside of the pool, unless the pool has unfinished work of the key. */
    void addEnded(K key, W work, O outcome) {
        Slot<K, W, O> slot = slots.get(key);
        if (slot == null || slot.idle()) {
            dependencies.reopen(key);
            release(key, work, new Settlement.Outcome<>(outcome));
        }
    }

    private Entry<K, W, O> place(Slot<K, W, O> slot, K key, long sequence, W work, long size) {
        dependencies.reopen(key);
        Entry<K, W, O> next = slot.next;
        W before = next != null ? next.work : slot.running != null ? slot.running.work : null;
        if (next == null) {
            next = new Entry<>(key, arrivals++, sequence, work, size);
            slot.next = next;
            states.add();
            bytes += size;
        } else {
            withdraw(next);
            bytes += size - next.bytes;
            next.replaceBy(work, sequence, size);
        }
        listener.queued(work, before);
        return next;
    }

    private void withdraw(Entry<K, W, O> entry) {
        if (entry.state != State.READY && entry.state != State.PARKED) {
            dependencies.remove(entry, options.after.apply(entry.work));
            entry.waitsFor = 0;
            dependencies.removeSoft(entry);
            gated -= entry.gate == null ? 0 : 1;
            entry.gate = null;
        }
        states.withdraw(entry);
    }

    /** Lets added work start once its dependencies are confirmed; does nothing if other work has replaced it. */
    void open(Entry<K, W, O> entry, @Nullable Object gate) {
        if (entry.gate != gate || entry.state == State.ENDED) {
            return;
        }
        gated -= gate == null ? 0 : 1;
        entry.gate = null;
        Dependencies.Cause<W, O> cause = dependencies.add(entry, options.after.apply(entry.work));
        if (cause == null) {
            enqueue(entry);
        } else {
            block(entry, cause);
        }
    }

    private void enqueue(Entry<K, W, O> entry) {
        Slot<K, W, O> slot = slots.of(entry);
        if (slot.running != null) {
            states.move(entry, State.FOLLOWING);
        } else if (slot.telling > 0) {
            states.move(entry, State.WAITING);
        } else if (entry.blockedBy != null) {
            end(entry, blocked(entry, entry.blockedBy));
        } else if (entry.gate != null || entry.waitsFor > 0 || !entry.softly.isEmpty()) {
            states.move(entry, State.WAITING);
        } else {
            states.enqueue(entry);
        }
    }

    /** Takes the next entry that may run at {@code now}, or the leader of a batch that is due; it is running then. */
    Optional<Entry<K, W, O>> take(long now) {
        if (idle()) {
            softWaits.breakCycles().forEach(this::enqueue);
        }
        Optional<Entry<K, W, O>> taken = states.take(now, options.admission, gated + telling > 0);
        taken.ifPresent(entry -> {
            Slot<K, W, O> slot = slots.of(entry);
            if (slot.next == entry) {
                slot.next = null;
            }
            slot.running = entry;
            states.move(entry, State.RUNNING);
        });
        return taken;
    }

    /** Parks a running or accepted entry. Newer work of its key takes its place, and its time. */
    void park(Entry<K, W, O> entry, long until) {
        Entry<K, W, O> back = putBack(entry);
        back.delayed = true;
        back.notBefore = until;
        enqueue(back);
    }

    /** Queues a running entry again, by its order and dependencies as they are now. */
    void again(Entry<K, W, O> entry) {
        Entry<K, W, O> back = putBack(entry);
        if (back == entry) {
            open(entry, null);
        } else {
            enqueue(back);
        }
    }

    /** Makes a running entry wait softly. Newer work of its key takes its place. */
    void await(Entry<K, W, O> entry, Attempt.Waits<O> waits) {
        Entry<K, W, O> back = putBack(entry);
        if (back == entry) {
            if (waits.written()) {
                dependencies.confirm(entry.key).forEach(this::enqueue);
            }
            softWaits.add(entry, waits.keys());
        }
        enqueue(back);
    }

    /** Returns the entry itself, or the newer work of its key, which takes its place. */
    private Entry<K, W, O> putBack(Entry<K, W, O> entry) {
        Slot<K, W, O> slot = slots.of(entry);
        slot.running = null;
        Entry<K, W, O> newer = slot.next;
        if (newer == null) {
            slot.next = entry;
            return entry;
        }
        newer.submissions.addAll(entry.submissions);
        bytes -= entry.bytes;
        states.move(entry, State.ENDED);
        return newer;
    }

    /** Records that a running entry is written but not confirmed; its dependents may start. */
    void accept(Entry<K, W, O> entry) {
        states.accept(entry);
        if (slots.of(entry).next == null) {
            dependencies.confirm(entry.key).forEach(this::enqueue);
        }
    }

    /** Ends an entry, once, and the dependents that it blocks. */
    void end(Entry<K, W, O> entry, Settlement<O> settlement) {
        if (entry.state == State.ENDED) {
            return;
        }
        Slot<K, W, O> slot = slots.of(entry);
        slot.end(entry, settlement);
        states.move(entry, State.ENDED);
        bytes -= entry.bytes;
        if (settlement instanceof Settlement.Outcome<O> outcome) {
            listener.settled(entry.work, outcome.outcome(), slot.idle());
        }
        ended.add(entry);
        slot.telling++;
        telling++;
        entry.submissions.forEach(submission -> submission.settle(settlement));
        if (ending) {
            return;
        }
        if (slot.idle()) {
            release(entry.key, entry.work, settlement);
        } else if (slot.next != null) {
            enqueue(slot.next);
        }
    }

    private void release(K key, W work, Settlement<O> settlement) {
        if (settlement instanceof Settlement.Outcome<O> outcome && options.writer.confirmed(outcome.outcome())) {
            dependencies.confirm(key).forEach(this::enqueue);
        } else {
            Dependencies.Cause<W, O> cause = new Dependencies.Cause<>(work, settlement);
            dependencies.fail(key, cause).forEach(dependent -> block(dependent, cause));
            dependencies.written(key).forEach(this::enqueue);
        }
    }

    private void block(Entry<K, W, O> entry, Dependencies.Cause<W, O> cause) {
        if (entry.state != State.ENDED) { // another of its dependencies may have been blocked just before
            entry.blockedBy = cause;
            enqueue(entry);
        }
    }

    private Settlement<O> blocked(Entry<K, W, O> entry, Dependencies.Cause<W, O> cause) {
        return cause.settlement() instanceof Settlement.Outcome<O> outcome
                ? new Settlement.Outcome<>(options.writer.blocked(entry.work, cause.work(), outcome.outcome()))
                : cause.settlement();
    }

    /** Ends all entries, in the order of their arrival; dependents are not affected any more. */
    void endAll(Function<W, Settlement<O>> how) {
        ending = true;
        slots.unfinished().forEach(entry -> end(entry, how.apply(entry.work)));
    }

    /** Returns the entries that have ended since the last call. */
    List<Entry<K, W, O>> takeEnded() {
        List<Entry<K, W, O>> taken = ended;
        ended = new ArrayList<>();
        return taken;
    }

    /** Records that the listener knows of an entry that has ended: later work of its key may start. */
    void told(Entry<K, W, O> entry) {
        Slot<K, W, O> slot = slots.of(entry);
        slot.telling--;
        telling--;
        if (slot.telling == 0 && slot.running == null && slot.next != null) {
            enqueue(slot.next);
        } else if (slot.telling == 0 && slot.idle() && !slot.hasSettlement()) {
            slots.remove(entry.key);
        }
    }

    /** Returns whether all work has ended, and the listener knows. */
    boolean done() {
        return telling + states.unfinished() == 0;
    }

    /** Returns whether nothing is ready, running, parked or being submitted. */
    boolean idle() {
        return gated + telling == 0 && states.idle();
    }
}
