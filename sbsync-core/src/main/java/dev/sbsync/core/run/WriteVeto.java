package dev.sbsync.core.run;

import dev.sbsync.core.plan.PlannedItem;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets the caller reject single items: called once per item, just before its first request that changes the target. A
 * vetoed item is skipped with the warning {@link dev.sbsync.core.outcome.OutcomeCode#VETOED}, and the target is
 * unchanged. If a vetoed folder is missing in the target, everything in it is blocked. Not called for items that an
 * earlier attempt of the run has started to write, to avoid half-written items.
 *
 * <p>Called concurrently by the run's workers: must be thread-safe; blocking delays the worker. If it throws, the item
 * fails with {@link dev.sbsync.core.outcome.OutcomeCode#UNEXPECTED} and is not written.
 */
public interface WriteVeto {

    /** Accepts everything; its id is empty. */
    WriteVeto NONE = named("", item -> Optional.empty());

    /** Returns the id of the veto; a run can be resumed only with a veto with the same id. */
    String id();

    /** Returns the reason for rejecting the item, as shown in the report; empty if it may be written. */
    Optional<String> against(PlannedItem item);

    /**
     * Returns a veto based on a function.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    static WriteVeto of(String id, Function<PlannedItem, Optional<String>> reason) {
        Objects.requireNonNull(reason, "reason");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A veto needs an id, such as freeze-legal-pages.");
        }
        return named(id, reason);
    }

    private static WriteVeto named(String id, Function<PlannedItem, Optional<String>> reason) {
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
