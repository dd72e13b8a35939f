package dev.sbsync.core.pool;

import java.util.Collection;
import java.util.List;

/** Makes work wait softly, and ends that where work would wait for itself. Not thread-safe. */
final class SoftWaits<K, W, O> {

    private final WritePoolBuilder<K, W, O> options;
    private final Slots<K, W, O> slots;
    private final Dependencies<K, W, O> dependencies;

    SoftWaits(WritePoolBuilder<K, W, O> options, Slots<K, W, O> slots, Dependencies<K, W, O> dependencies) {
        this.options = options;
        this.slots = slots;
        this.dependencies = dependencies;
    }

    /** Makes work wait for those keys that have work which is not written and has not ended. */
    void add(Entry<K, W, O> entry, Collection<?> keys) {
        List<?> open = keys.stream().filter(key -> isOpen(entry, key)).toList();
        if (open.isEmpty()) {
            options.writer.cannotWait(entry.work);
        }
        dependencies.addSoft(entry, open);
    }

    private boolean isOpen(Entry<K, W, O> waiting, Object key) {
        Slot<K, W, O> slot = slots.get(key);
        return slot != null && !slot.idle() && !dependencies.isConfirmed(key) && !key.equals(waiting.key);
    }

    /** Ends the waits of some of the work that waits for itself, as nothing else can run, and returns that work. */
    List<Entry<K, W, O>> breakCycles() {
        List<Entry<K, W, O>> freed =
                dependencies.anySoft() ? new WaitCycles<>(slots.unfinished(), this::needs).first() : List.of();
        for (Entry<K, W, O> entry : freed) {
            dependencies.removeSoft(entry);
            options.writer.cannotWait(entry.work);
        }
        return freed;
    }

    private List<K> needs(Entry<K, W, O> entry) {
        return entry.waitsFor == 0
                ? List.of()
                : options.after.apply(entry.work).stream()
                        .<K>map(key -> key)
                        .filter(key -> !dependencies.isConfirmed(key))
                        .toList();
    }
}
