package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.Violation;

/** Collects violations. */
public interface Violations {
    /** Notes a violation by a request. */
    void noted(FakeRequest request, Violation.Kind kind, String detail);
}
