package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeResponse;
import java.time.Duration;

/** A request that met a fault and can still be handled. Valid only while the fault acts; not thread-safe. */
public interface FaultedRequest {
    /** Handles the request now, with all its effects, and returns the answer. */
    FakeResponse handle();

    /**
     * Lets the request be handled once the fake's clock has moved on by {@code delay}; what it answers then goes
     * nowhere.
     */
    void handleAfter(Duration delay);

    /**
     * Handles the request now; what it creates is neither found by reads nor listed until the fake's clock has moved on
     * by {@code lag}.
     */
    FakeResponse handleUnread(Duration lag);

    /** Handles a request for the page before the one that is asked for; the first page is the first page. */
    FakeResponse handlePageBefore();

    /** Handles the request now and returns the same kind of answer about another story of the space. */
    FakeResponse handleAsForeign();
}
