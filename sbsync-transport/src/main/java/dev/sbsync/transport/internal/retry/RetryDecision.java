package dev.sbsync.transport.internal.retry;

import java.time.Duration;

/** What to do after a failed attempt. */
public sealed interface RetryDecision {

    /**
     * Make another attempt.
     *
     * @param delay how long to wait first; never negative, may be longer than the caller is willing to wait
     */
    record RetryAfter(Duration delay) implements RetryDecision {}

    /**
     * Make no further attempt in this call, which has used up its attempts. The caller may make the call again.
     *
     * @param delay how long to wait first
     */
    record RetryLater(Duration delay) implements RetryDecision {}

    /** Do not retry: it would fail again, or may not be safe. */
    record GiveUp() implements RetryDecision {}
}
