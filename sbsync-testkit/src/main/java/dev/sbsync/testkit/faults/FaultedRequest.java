package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeResponse;
import java.time.Duration;

/** A request that met a fault and can still be handled. Valid only while the fault acts; not thread-safe. */
public interface FaultedRequest {
    /** Handles the request now, with all its effects, and returns the answer. */
    FakeResponse handle();

    /** Handles the request when {@code delay} has passed on the fake's clock; its answer is discarded. */
    void handleAfter(Duration delay);

    /**
     * Handles the request now; reads and lists do not find what it creates until {@code lag} has passed on the fake's
     * clock.
     */
    FakeResponse handleUnread(Duration lag);

    /** Handles the request now; lists do not show what it creates until {@code lag} has passed on the fake's clock. */
    FakeResponse handleUnlisted(Duration lag);

    /** Handles a request for the page before the requested one; the first page is unchanged. */
    FakeResponse handlePageBefore();

    /** Handles the request now and returns the same kind of answer about another item of the kind. */
    FakeResponse handleAsForeign();
}
