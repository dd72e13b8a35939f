package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.Baseline;
import java.util.Optional;

/** Provides the baselines of items. Thread-safe; may block for disk access. */
@FunctionalInterface
public interface Baselines {

    /** No baselines. */
    Baselines NONE = item -> Optional.empty();

    /** Returns the baseline of an item. */
    Optional<Baseline> of(ItemKey item);
}
