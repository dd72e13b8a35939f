package dev.sbsync.transport.internal.retry;

import java.time.Duration;

/** What to do after a failed attempt. */
public sealed interface RetryDecision {

    /**
     * Make another attempt.
     *
     * @param delay how long to wait first; never negative, and not bounded by what anyone is ready to sit out
     */
    record RetryAfter(Duration delay) implements RetryDecision {}

    /**
     * Make no further attempt in this call: its attempts are used up, and it would be safe to ask again.
     *
     * @param delay how long to leave the server alone first
     */
    record RetryLater(Duration delay) implements RetryDecision {}

    /** Make no further attempt: it would end the same way, or it is unknown whether it would be safe. */
    record GiveUp() implements RetryDecision {}
}
