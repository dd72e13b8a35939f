package dev.sbsync.core.pool;

/** How work was settled: with an outcome, or with what its writer threw. */
sealed interface Settlement<O> {

    /** Returns the outcome, or throws what was thrown. */
    O outcome();

    /** The writer came to an outcome. */
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
