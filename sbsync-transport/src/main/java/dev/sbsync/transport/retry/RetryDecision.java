package dev.sbsync.transport.retry;

import java.time.Duration;

/** What to do after a failed attempt. */
public sealed interface RetryDecision {

    /**
     * Make another attempt.
     *
     * @param delay how long to wait first; never negative, and not bounded by what anyone is ready to sit out
     */
    record RetryAfter(Duration delay) implements RetryDecision {}

    /** Make no further attempt. */
    record GiveUp() implements RetryDecision {}
}
