package dev.sbsync.transport.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How often and after which delays failed attempts are retried. Immutable. */
public final class RetryConfig {

    private static final RetryConfig DEFAULTS = builder().build();

    private final int maxRetries;
    private final Duration base;
    private final Duration cap;
    private final Duration throttledBase;
    private final Duration readBudget;
    private final Duration writeBudget;
    private final Duration retryAfterMax;

    private RetryConfig(Builder builder) {
        this.maxRetries = builder.maxRetries;
        this.base = builder.base;
        this.cap = builder.cap;
        this.throttledBase = builder.throttledBase;
        this.readBudget = builder.readBudget;
        this.writeBudget = builder.writeBudget;
        this.retryAfterMax = builder.retryAfterMax;
    }

    /**
     * Returns the defaults: 3 retries, base 250 ms, cap 5 s, base after a 429 1 s; 45 s for a read, 60 s for a write;
     * {@code Retry-After} up to 60 s.
     */
    public static RetryConfig defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from these values. */
    public Builder toBuilder() {
        return new Builder()
                .maxRetries(maxRetries)
                .base(base)
                .cap(cap)
                .throttledBase(throttledBase)
                .readBudget(readBudget)
                .writeBudget(writeBudget)
                .retryAfterMax(retryAfterMax);
    }

    /** Returns the maximum number of retries after the first attempt. */
    public int maxRetries() {
        return maxRetries;
    }

    /** Returns the backoff after the first attempt, before jitter. */
    public Duration base() {
        return base;
    }

    /** Returns the longest backoff; a longer {@code Retry-After} is followed. */
    public Duration cap() {
        return cap;
    }

    /** Returns the backoff after a first 429 without {@code Retry-After}, before jitter. */
    public Duration throttledBase() {
        return throttledBase;
    }

    /** Returns the longest time of a read, from the start of its first attempt to the end of its last. */
    public Duration readBudget() {
        return readBudget;
    }

    /** Returns the longest time of a write, from the start of its first attempt to the end of its last. */
    public Duration writeBudget() {
        return writeBudget;
    }

    /** Returns the longest {@code Retry-After} that is followed. */
    public Duration retryAfterMax() {
        return retryAfterMax;
    }

    @Override
    public String toString() {
        return "RetryConfig[maxRetries=" + maxRetries + ", base=" + base + ", cap=" + cap + ", throttledBase="
                + throttledBase + ", readBudget=" + readBudget + ", writeBudget=" + writeBudget + ", retryAfterMax="
                + retryAfterMax + "]";
    }

    /** Builds a {@link RetryConfig}. Not thread-safe. */
    public static final class Builder {
        private int maxRetries = 3;
        private Duration base = Duration.ofMillis(250);
        private Duration cap = Duration.ofSeconds(5);
        private Duration throttledBase = Duration.ofSeconds(1);
        private Duration readBudget = Duration.ofSeconds(45);
        private Duration writeBudget = Duration.ofSeconds(60);
        private Duration retryAfterMax = Duration.ofSeconds(60);

        private Builder() {}

        /** Sets the maximum number of retries after the first attempt. Default: 3. */
        public Builder maxRetries(int value) {
            maxRetries = value;
            return this;
        }

        /** Sets the backoff after the first attempt, which doubles with each retry. Default: 250 ms. */
        public Builder base(Duration value) {
            base = Objects.requireNonNull(value, "base");
            return this;
        }

        /** Sets the longest backoff. Default: 5 s. */
        public Builder cap(Duration value) {
            cap = Objects.requireNonNull(value, "cap");
            return this;
        }

        /**
         * Sets the backoff after a first 429 without {@code Retry-After}. Default: 1 s, the window of the rate limit.
         */
        public Builder throttledBase(Duration value) {
            throttledBase = Objects.requireNonNull(value, "throttledBase");
            return this;
        }

        /**
         * Sets the longest time of a read, from the start of its first attempt to the end of its last. Default: 45 s.
         * Waiting for the first permit does not count. A delay that does not fit ends the call with a
         * {@code retryAfter}.
         */
        public Builder readBudget(Duration value) {
            readBudget = Objects.requireNonNull(value, "readBudget");
            return this;
        }

        /** Sets the same for a write. Default: 60 s, because the outcome of an abandoned write has to be looked up. */
        public Builder writeBudget(Duration value) {
            writeBudget = Objects.requireNonNull(value, "writeBudget");
            return this;
        }

        /**
         * Sets the longest {@code Retry-After} that is followed, up to 10 minutes. Default: 60 s. A longer one ends the
         * call with {@code Kind.PAUSE_REQUESTED}, and all other calls of the same rate limiter during that time.
         */
        public Builder retryAfterMax(Duration value) {
            retryAfterMax = Objects.requireNonNull(value, "retryAfterMax");
            return this;
        }

        /**
         * Returns the configuration.
         *
         * @throws IllegalArgumentException if values are out of range; the message names all of them
         */
        public RetryConfig build() {
            List<String> problems = new ArrayList<>();
            if (maxRetries < 0 || maxRetries > 100) {
                problems.add("maxRetries must be from 0 to 100, got " + maxRetries);
            }
            requirePositive(problems, "base", base);
            requirePositive(problems, "cap", cap);
            requirePositive(problems, "throttledBase", throttledBase);
            requirePositive(problems, "readBudget", readBudget);
            requirePositive(problems, "writeBudget", writeBudget);
            if (retryAfterMax.isNegative()
                    || retryAfterMax.isZero()
                    || retryAfterMax.compareTo(Duration.ofMinutes(10)) > 0) {
                problems.add("retryAfterMax must be above 0 and at most 10 minutes, got " + retryAfterMax);
            }
            if (cap.compareTo(base) < 0 || cap.compareTo(throttledBase) < 0) {
                problems.add("cap (" + cap + ") must not be below base (" + base + ") or throttledBase ("
                        + throttledBase + ")");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems) + ".");
            }
            return new RetryConfig(this);
        }

        private static void requirePositive(List<String> problems, String name, Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
                problems.add(name + " must be above 0 and at most a day, got " + value);
            }
        }
    }
}
