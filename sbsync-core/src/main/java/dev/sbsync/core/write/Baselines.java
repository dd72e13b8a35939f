package dev.sbsync.core.write;

import dev.sbsync.core.baseline.Baseline;
import java.util.Optional;

/** Tells what items were when they were last in sync. Thread-safe; may block for a disk. */
@FunctionalInterface
public interface Baselines {

    /** Knows nothing. */
    Baselines NONE = sourceId -> Optional.empty();

    /** Returns what an item of the source was. */
    Optional<Baseline> of(long sourceId);
}
