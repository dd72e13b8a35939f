package dev.sbsync.core.write;

import dev.sbsync.core.preflight.PlannedItem;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The caller's last word before an item is written: asked once for each item, just before its first request that
 * changes the target. A vetoed item is skipped with the warning {@link dev.sbsync.core.outcome.OutcomeCode#VETOED}, and
 * the target keeps what it has. If a vetoed folder is missing in the target, everything in it is blocked. An item that
 * an earlier attempt of the run has begun to write is not asked about: half an item would be left.
 *
 * <p>Called by the run's workers, several at once: must be thread-safe; while it blocks, its worker waits. If it
 * throws, the item fails with {@link dev.sbsync.core.outcome.OutcomeCode#UNEXPECTED} and is not written.
 */
public interface WriteVeto {

    /** Vetoes nothing; its id is empty. */
    WriteVeto NONE = new WriteVeto() {
        @Override
        public String id() {
            return "";
        }

        @Override
        public Optional<String> against(PlannedItem item) {
            return Optional.empty();
        }
    };

    /** Returns what names the veto: a run is resumed only by a sync with a veto of the same id. */
    String id();

    /** Returns why the item must not be written, as it stands in the report; empty if it may be written. */
    Optional<String> against(PlannedItem item);

    /**
     * Returns a veto of a function.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    static WriteVeto of(String id, Function<PlannedItem, Optional<String>> reason) {
        Objects.requireNonNull(reason, "reason");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A veto needs an id, such as freeze-legal-pages.");
        }
        return new WriteVeto() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Optional<String> against(PlannedItem item) {
                return reason.apply(item);
            }
        };
    }
}
