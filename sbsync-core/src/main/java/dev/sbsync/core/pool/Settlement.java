package dev.sbsync.core.pool;

/** The settlement of work: an outcome, or the writer's exception. */
sealed interface Settlement<O> {

    /** Returns the outcome, or throws the exception. */
    O outcome();

    /** The writer returned an outcome. */
    record Outcome<O>(O outcome) implements Settlement<O> {}

    /** The writer threw, an {@link Error} or a {@link RuntimeException}. */
    record Failure<O>(Throwable thrown) implements Settlement<O> {
        @Override
        public O outcome() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }
}
