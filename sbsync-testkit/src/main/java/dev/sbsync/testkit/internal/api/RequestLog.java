package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The requests received and the violations noted, and who observes them. Callers hold the state's lock. */
final class RequestLog {
    /** A token in the query, as the delivery API takes it. */
    private static final Pattern TOKEN = Pattern.compile("(?<![^&])(token=)[^&]+");

    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<RecordedRequest> fileRequests = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Consumer<RecordedRequest>> observers = new ArrayList<>();

    /** Records a request with its answer, and notifies the observers. */
    void add(Instant at, FakeRequest request, FakeResponse response, boolean write) {
        RecordedRequest recorded = recorded(at, request, response, write);
        requests.add(recorded);
        observers.forEach(observer -> observer.accept(recorded));
    }

    /** Records a request to the hosts of files with its answer, and notifies the observers. */
    void addOfFiles(Instant at, FakeRequest request, FakeResponse response) {
        RecordedRequest recorded =
                recorded(at, request, response, request.method().equals("POST"));
        fileRequests.add(recorded);
        observers.forEach(observer -> observer.accept(recorded));
    }

    /** Notifies the observers of a late commit; the request was recorded when it arrived. */
    void late(Instant at, FakeRequest request, FakeResponse response) {
        RecordedRequest recorded = recorded(at, request, response, true);
        observers.forEach(observer -> observer.accept(recorded));
    }

    void observe(Consumer<RecordedRequest> observer) {
        observers.add(observer);
    }

    void violated(FakeRequest request, Violation.Kind kind, String detail) {
        violations.add(new Violation(kind, request.method() + " " + request.path(), detail));
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    List<RecordedRequest> fileRequests() {
        return List.copyOf(fileRequests);
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    void clear() {
        requests.clear();
        fileRequests.clear();
        violations.clear();
    }

    private static RecordedRequest recorded(Instant at, FakeRequest request, FakeResponse response, boolean write) {
        String query = TOKEN.matcher(request.query()).replaceAll("$1…");
        return new RecordedRequest(
                at, request.method(), request.path(), query, response.status(), write, response.delivery());
    }
}
