package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.Violation;

/** Takes note of what no good client does. */
public interface Violations {
    /** Notes a violation by a request. */
    void noted(FakeRequest request, Violation.Kind kind, String detail);
}
