package dev.sbsync.core.outcome;

import dev.sbsync.core.equality.Difference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one item of a plan ended. A value, never an exception. */
public sealed interface Outcome {

    /** Returns the id of the target's item, where there is one. */
    default Optional<Long> targetId() {
        return Optional.empty();
    }

    /** Returns why the item is not in the target as it is in the source; empty where it is, or was left by policy. */
    default Optional<Problem> problem() {
        return Optional.empty();
    }

    /** Returns whether items that depend on it can start: it is there, whether or not it was written. */
    default boolean confirmed() {
        return false;
    }

    /** Returns whether the item is in the target as it is in the source, as far as no warning says otherwise. */
    default boolean synced() {
        return false;
    }

    /** Returns the outcome in a word, as it is stored and counted: {@code created}, {@code failed}. */
    String word();

    /** An outcome with the item there. */
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

        @Override
        default boolean synced() {
            return true;
        }
    }

    /** The target has the item now; a create whose answer was lost and that was found again counts here too. */
    record Created(long id) implements Confirmed {
        @Override
        public String word() {
            return "created";
        }
    }

    /** The target's item differed, and is now equal. */
    record Updated(long id, List<Difference> differences) implements Confirmed {
        @Override
        public String word() {
            return "updated";
        }
    }

    /** The target's item was equal already; nothing was written. */
    record Unchanged(long id) implements Confirmed {
        @Override
        public String word() {
            return "unchanged";
        }
    }

    /**
     * The target's item was left as it is, by policy.
     *
     * @param id the target's item, null where it was deleted there and left so
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
        public boolean synced() {
            return false;
        }

        @Override
        public String word() {
            return "skipped";
        }
    }

    /**
     * The item is not in the target as it is in the source.
     *
     * @param reason why
     * @param id the target's item where there is one: matched, or created before it failed
     */
    record Failed(Problem reason, @Nullable Long id) implements Outcome {
        @Override
        public String word() {
            return "failed";
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

    /** Nothing was tried, because something that the item depends on did not succeed. */
    record Blocked(Problem reason) implements Outcome {
        @Override
        public String word() {
            return "blocked";
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.of(reason);
        }
    }

    /**
     * The run ended before the item did.
     *
     * @param id the target's item where it is known to be there, in which case it may be partly written
     */
    record Cancelled(@Nullable Long id) implements Outcome {
        @Override
        public String word() {
            return "cancelled";
        }

        @Override
        public Optional<Long> targetId() {
            return Optional.ofNullable(id);
        }
    }
}
