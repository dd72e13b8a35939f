package dev.sbsync.core.pool;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The slots of keys with unfinished work, or whose settlement is remembered. Not thread-safe. */
final class Slots<K, W, O> {

    private final Map<K, Slot<K, W, O>> byKey = new HashMap<>();

    /** Returns the slot of a key; null if there is none. */
    @Nullable
    Slot<K, W, O> get(Object key) {
        return byKey.get(key);
    }

    /** Returns the slot of a key, which is created if there is none. */
    Slot<K, W, O> create(K key) {
        return byKey.computeIfAbsent(key, absent -> new Slot<>());
    }

    /** Returns the slot of an entry. */
    Slot<K, W, O> of(Entry<K, W, O> entry) {
        return Objects.requireNonNull(byKey.get(entry.key), "an entry has a slot until it ends");
    }

    void remove(K key) {
        byKey.remove(key);
    }

    /** Returns the entries that have not ended, in the order of their arrival. */
    List<Entry<K, W, O>> unfinished() {
        return byKey.values().stream()
                .flatMap(slot -> Stream.of(slot.running, slot.next))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(entry -> entry.arrival))
                .toList();
    }
}
