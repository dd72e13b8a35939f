package dev.sbsync.transport.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How often and after which waits a failed attempt is repeated. Immutable. */
public final class RetryConfig {

    private static final RetryConfig DEFAULTS = builder().build();

    private final int maxRetries;
    private final Duration base;
    private final Duration cap;
    private final Duration throttledBase;

    private RetryConfig(Builder builder) {
        this.maxRetries = builder.maxRetries;
        this.base = builder.base;
        this.cap = builder.cap;
        this.throttledBase = builder.throttledBase;
    }

    /** Returns the defaults: 3 retries, base 250 ms, cap 5 s, base after a 429 1 s. */
    public static RetryConfig defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from these values. */
    public Builder toBuilder() {
        return new Builder().maxRetries(maxRetries).base(base).cap(cap).throttledBase(throttledBase);
    }

    /** Returns how many attempts may follow the first. */
    public int maxRetries() {
        return maxRetries;
    }

    /** Returns the backoff after the first attempt, before jitter. */
    public Duration base() {
        return base;
    }

    /** Returns the longest backoff of our own; a server that asks for longer gets it. */
    public Duration cap() {
        return cap;
    }

    /** Returns the backoff after a first 429 that names no time, before jitter. */
    public Duration throttledBase() {
        return throttledBase;
    }

    @Override
    public String toString() {
        return "RetryConfig[maxRetries=" + maxRetries + ", base=" + base + ", cap=" + cap + ", throttledBase="
                + throttledBase + "]";
    }

    /** Builds a {@link RetryConfig}. Not thread-safe. */
    public static final class Builder {
        private int maxRetries = 3;
        private Duration base = Duration.ofMillis(250);
        private Duration cap = Duration.ofSeconds(5);
        private Duration throttledBase = Duration.ofSeconds(1);

        private Builder() {}

        /** Sets how many attempts may follow the first; 0 for none, 3 by default. More survive longer outages. */
        public Builder maxRetries(int value) {
            maxRetries = value;
            return this;
        }

        /** Sets the backoff after the first attempt, which doubles with every further one; 250 ms by default. */
        public Builder base(Duration value) {
            base = Objects.requireNonNull(value, "base");
            return this;
        }

        /** Sets the longest backoff of our own; 5 s by default. */
        public Builder cap(Duration value) {
            cap = Objects.requireNonNull(value, "cap");
            return this;
        }

        /** Sets the backoff after a first 429 that names no time; 1 s by default, the window that servers count in. */
        public Builder throttledBase(Duration value) {
            throttledBase = Objects.requireNonNull(value, "throttledBase");
            return this;
        }

        /**
         * Returns the configuration.
         *
         * @throws IllegalArgumentException naming everything that is out of range
         */
        public RetryConfig build() {
            List<String> problems = new ArrayList<>();
            if (maxRetries < 0 || maxRetries > 100) {
                problems.add("maxRetries must be from 0 to 100, got " + maxRetries);
            }
            requirePositive(problems, "base", base);
            requirePositive(problems, "cap", cap);
            requirePositive(problems, "throttledBase", throttledBase);
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
