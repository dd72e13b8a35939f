package dev.sbsync.core.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that work waits for, and how the work of finished keys ended. Work waits for some until they are confirmed,
 * and softly for others, until they are written or have ended. Not thread-safe.
 */
final class Dependencies<K, W, O> {

    /**
     * Work whose outcome blocks its dependents.
     *
     * @param work the work that was not confirmed
     * @param settlement how it ended
     */
    record Cause<W, O>(W work, Settlement<O> settlement) {}

    private final Map<K, List<Entry<K, W, O>>> dependents = new HashMap<>();
    private final Map<Object, List<Entry<K, W, O>>> waiters = new HashMap<>();
    private final Set<K> confirmed = new HashSet<>();
    private final Map<K, Cause<W, O>> failed = new HashMap<>();

    /** Makes work wait for those of {@code keys} that are not confirmed. Returns what blocks it, if one has failed. */
    @Nullable
    Cause<W, O> add(Entry<K, W, O> entry, Collection<? extends K> keys) {
        for (K key : keys) {
            Cause<W, O> cause = failed.get(key);
            if (cause != null) {
                return cause;
            }
        }
        for (K key : keys) {
            if (!confirmed.contains(key)) {
                dependents.computeIfAbsent(key, absent -> new ArrayList<>()).add(entry);
                entry.waitsFor++;
            }
        }
        return null;
    }

    /** Forgets the keys that work waited for, because it is replaced. */
    void remove(Entry<K, W, O> entry, Collection<? extends K> keys) {
        keys.forEach(key -> dependents.getOrDefault(key, new ArrayList<>()).remove(entry));
    }

    /** Makes work wait softly. */
    void addSoft(Entry<K, W, O> entry, Collection<?> keys) {
        for (Object key : keys) {
            if (entry.softly.add(key)) {
                waiters.computeIfAbsent(key, absent -> new ArrayList<>()).add(entry);
            }
        }
    }

    /** Forgets what work waits for softly. */
    void removeSoft(Entry<K, W, O> entry) {
        entry.softly.forEach(key -> waiters.getOrDefault(key, new ArrayList<>()).remove(entry));
        entry.softly.clear();
    }

    /** Returns whether any work waits softly. */
    boolean anySoft() {
        return !waiters.isEmpty();
    }

    boolean isConfirmed(Object key) {
        return confirmed.contains(key);
    }

    /** Makes later dependents of a key wait for its new work. */
    void reopen(K key) {
        confirmed.remove(key);
        failed.remove(key);
    }

    /** Records that the work of a key is confirmed, and returns the work that waits no longer. */
    List<Entry<K, W, O>> confirm(K key) {
        confirmed.add(key);
        List<Entry<K, W, O>> waiting = take(key);
        waiting.forEach(entry -> entry.waitsFor--);
        return Stream.concat(waiting.stream().filter(entry -> entry.waitsFor == 0), written(key).stream())
                .toList();
    }

    /** Records that the work of a key is written or has ended, and returns the work that waited softly only for it. */
    List<Entry<K, W, O>> written(K key) {
        List<Entry<K, W, O>> waiting = Objects.requireNonNullElse(waiters.remove(key), List.of());
        waiting.forEach(entry -> entry.softly.remove(key));
        return waiting.stream()
                .filter(entry -> entry.softly.isEmpty() && entry.state == Entry.State.WAITING)
                .toList();
    }

    /** Records that the work of a key failed, and returns the work that waited for it. */
    List<Entry<K, W, O>> fail(K key, Cause<W, O> cause) {
        failed.put(key, cause);
        return take(key);
    }

    private List<Entry<K, W, O>> take(K key) {
        List<Entry<K, W, O>> waiting = Objects.requireNonNullElse(dependents.remove(key), List.of());
        return waiting.stream()
                .filter(entry -> entry.state != Entry.State.ENDED)
                .toList();
    }
}
