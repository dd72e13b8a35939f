package dev.sbsync.core.outcome;

import dev.sbsync.core.item.Difference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of one item of a plan. A value, never an exception. */
public sealed interface Outcome {

    /** Returns the id of the target's item, if any. */
    default Optional<Long> targetId() {
        return Optional.empty();
    }

    /** Returns why the item is not synced; empty if it is synced, or was skipped by policy. */
    default Optional<Problem> problem() {
        return Optional.empty();
    }

    /**
     * Returns whether dependent items can start: the item exists in the target, written or not, or was to be deleted
     * and is.
     */
    default boolean confirmed() {
        return false;
    }

    /** Returns what differed before the item was updated: the first places of each difference; empty if it was not. */
    default List<Difference> differences() {
        return List.of();
    }

    /** Returns its status. */
    OutcomeStatus status();

    /** Returns whether the item is synced, apart from its warnings. */
    default boolean synced() {
        return status().synced();
    }

    /** Returns the outcome as one word, for storage and counts: {@code created}, {@code failed}. */
    default String word() {
        return status().toString();
    }

    /** An outcome where the item exists in the target. */
    sealed interface Confirmed extends Outcome {

        /** Returns the id of the target's item. */
        long id();

        @Override
        default Optional<Long> targetId() {
            return Optional.of(id());
        }

        @Override
        default boolean confirmed() {
            return true;
        }
    }

    /** The item was created, including creates without a response that were found afterwards. */
    record Created(long id) implements Confirmed {
        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.CREATED;
        }
    }

    /** The target's item differed and was updated. */
    record Updated(long id, List<Difference> differences) implements Confirmed {

        /** Keeps the first places of each difference, as results are held until the run ends. */
        public Updated {
            differences = differences.stream().map(Difference::brief).toList();
        }

        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.UPDATED;
        }
    }

    /** The target's item was already equal; nothing was written. */
    record Unchanged(long id) implements Confirmed {
        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.UNCHANGED;
        }
    }

    /**
     * The target's item was deleted, or did not exist any more.
     *
     * @param id the id that it had
     */
    record Deleted(long id) implements Outcome {

        @Override
        public Optional<Long> targetId() {
            return Optional.of(id);
        }

        @Override
        public boolean confirmed() {
            return true;
        }

        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.DELETED;
        }
    }

    /**
     * The target's item was skipped by policy.
     *
     * @param id the target's item, null if it was deleted there
     */
    record Skipped(@Nullable Long id) implements Outcome {

        @Override
        public Optional<Long> targetId() {
            return Optional.ofNullable(id);
        }

        @Override
        public boolean confirmed() {
            return id != null;
        }

        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.SKIPPED;
        }
    }

    /**
     * The item could not be synced.
     *
     * @param reason why
     * @param id the target's item, if any: matched, or created before the failure
     */
    record Failed(Problem reason, @Nullable Long id) implements Outcome {
        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.FAILED;
        }

        @Override
        public Optional<Long> targetId() {
            return Optional.ofNullable(id);
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.of(reason);
        }
    }

    /** The item was not attempted, because an item that it depends on did not succeed. */
    record Blocked(Problem reason) implements Outcome {
        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.BLOCKED;
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.of(reason);
        }
    }

    /**
     * The run ended before the item was finished.
     *
     * @param id the target's item if known to exist; it may be partly written
     */
    record Cancelled(@Nullable Long id) implements Outcome {
        @Override
        public OutcomeStatus status() {
            return OutcomeStatus.CANCELLED;
        }

        @Override
        public Optional<Long> targetId() {
            return Optional.ofNullable(id);
        }
    }
}
