package dev.sbsync.testkit.assertj;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.RecordedRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the requests that a fake received. Not thread-safe. */
public final class FakeManagementApiAssert extends AbstractAssert<FakeManagementApiAssert, FakeManagementApi> {
    FakeManagementApiAssert(FakeManagementApi actual) {
        super(actual, FakeManagementApiAssert.class);
    }

    /** Verifies the number of requests received. */
    public FakeManagementApiAssert received(int count) {
        return count("exactly " + count, request -> true, found -> found == count);
    }

    /** Verifies the number of requests received with a method. */
    public FakeManagementApiAssert received(int count, String method) {
        return count(
                "exactly " + count + " " + method, request -> request.method().equals(method), found -> found == count);
    }

    /** Verifies that no more requests were received. */
    public FakeManagementApiAssert receivedAtMost(int count) {
        return count("at most " + count, request -> true, found -> found <= count);
    }

    /** Verifies that every request received was a GET without side effects. */
    public FakeManagementApiAssert hasNoWrites() {
        return count("no writing", RecordedRequest::write, found -> found == 0);
    }

    /** Verifies the number of requests received that may write items of a resource, such as {@code components}. */
    public FakeManagementApiAssert wrote(String resource, int count) {
        return count(
                "exactly " + count + " writing " + resource,
                request -> request.write() && request.resource().equals(resource),
                found -> found == count);
    }

    /** Verifies that no request was answered with 429. */
    public FakeManagementApiAssert hasNoThrottled() {
        return count("no throttled", request -> request.status() == 429, found -> found == 0);
    }

    /** Verifies that no request was answered with an error other than 429, and that none lost its answer. */
    public FakeManagementApiAssert hasNoFailures() {
        return count(
                "no failing",
                request -> request.status() != 429 && (request.status() < 200 || request.status() > 299),
                found -> found == 0);
    }

    /** Verifies that the commits of a kind on stories are for exactly these paths, as often as each is named. */
    public FakeManagementApiAssert committed(Commit.Kind kind, String... paths) {
        return committedTo("stories", kind, paths);
    }

    /**
     * Verifies that the commits of a kind on the items of a resource are for exactly these paths, as often as each is
     * named, in any order.
     *
     * @param resource the kind of items, such as {@code components}
     */
    public FakeManagementApiAssert committedTo(String resource, Commit.Kind kind, String... paths) {
        List<String> found = actual.commits().stream()
                .filter(commit -> commit.kind() == kind && commit.resource().equals(resource))
                .map(Commit::path)
                .sorted()
                .toList();
        List<String> expected = Stream.of(paths).sorted().toList();
        if (!found.equals(expected)) {
            failWithMessage("expected %s of%n  %s%nbut there was%n  %s", kind, expected, found);
        }
        return this;
    }

    /** Verifies that there are no violations. */
    public FakeManagementApiAssert hasNoViolations() {
        if (!actual.violations().isEmpty()) {
            failWithMessage("expected no violations, but there are%n%s", lines(actual.violations()));
        }
        return this;
    }

    private FakeManagementApiAssert count(String expected, Predicate<RecordedRequest> which, Predicate<Integer> right) {
        List<RecordedRequest> found = actual.requests().stream().filter(which).toList();
        if (!right.test(found.size())) {
            failWithMessage("expected %s requests, but there are %s:%n%s", expected, found.size(), lines(found));
        }
        return this;
    }

    private static String lines(List<?> items) {
        return items.stream().map(item -> "  " + item).collect(Collectors.joining("\n"));
    }
}
