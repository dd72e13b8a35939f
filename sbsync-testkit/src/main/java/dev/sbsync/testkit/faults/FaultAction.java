package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeResponse.Delivery;
import dev.sbsync.testkit.internal.json.Nodes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The effect of a fault on a request and its answer. Immutable.
 *
 * <p>The modifiers ({@link #withHeader}, {@link #answeringAfter}, {@link #delivered}) return changed copies, so that
 * actions can be combined: {@code FaultAction.statusAfter(502, "").answeringAfter(Duration.ofSeconds(20))}.
 */
public final class FaultAction {
    private static final String HTML = "text/html; charset=utf-8";

    /** The reported text of a 429 for a limit of 6 (docs/management-api.md). */
    public static final String THROTTLED_TEXT = "Rate limit of 6 request per second reached. Retry later.";

    private final String description;
    private final Effect effect;
    private final Turn turn;

    private interface Effect {
        FakeResponse apply(FaultedRequest request);
    }

    private FaultAction(String description, Effect effect) {
        this(description, effect, Turn.FAULT);
    }

    private FaultAction(String description, Effect effect, Turn turn) {
        this.description = description;
        this.effect = effect;
        this.turn = turn;
    }

    /**
     * Answers with a status and a JSON body; nothing is handled.
     *
     * @throws IllegalArgumentException if the status is not from 200 to 599
     */
    public static FaultAction status(int status, String json) {
        Objects.requireNonNull(json, "json");
        checkStatus(status);
        return new FaultAction(
                "status " + status, request -> FakeResponse.json(status, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers with a status and no body at all; nothing is handled. */
    public static FaultAction status(int status) {
        return status(status, "");
    }

    /** Answers with 429 and {@link #THROTTLED_TEXT}, without {@code Retry-After}; nothing is handled. */
    public static FaultAction throttled() {
        return throttled(THROTTLED_TEXT);
    }

    /** Answers with 429 and {@code {"error": text}}, without {@code Retry-After}; nothing is handled. */
    public static FaultAction throttled(String text) {
        return status(429, Nodes.text(Nodes.object().put("error", text)));
    }

    /** Answers with a status and a page of HTML, as a proxy would; nothing is handled. */
    public static FaultAction html(int status) {
        checkStatus(status);
        String page = "<!DOCTYPE html><html><title>" + status + "</title><h1>" + status + "</h1></html>";
        return new FaultAction(
                "HTML with " + status, request -> FakeResponse.of(status, HTML, page.getBytes(StandardCharsets.UTF_8)));
    }

    /** Handles the request, with all its effects, and answers as {@link #html} does. */
    public static FaultAction htmlAfter(int status) {
        return afterHandling(html(status));
    }

    /** Answers a redirect to an address; nothing is handled. */
    public static FaultAction redirect(int status, String location) {
        return status(status).withHeader("Location", location).called("redirect " + status);
    }

    /** Answers a list with an empty page; the headers stay. */
    public static FaultAction emptyPage() {
        return shortPage(0).called("empty page");
    }

    /**
     * Answers a list with the first rows of its page; the headers stay.
     *
     * @throws IllegalArgumentException if {@code rows} is negative
     */
    public static FaultAction shortPage(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("a page has 0 rows or more, not " + rows);
        }
        return normal().rewritten("short page of " + rows, answer -> Rewrite.rows(answer, rows));
    }

    /** Answers a list with the page before the requested one; the first page is unchanged. */
    public static FaultAction repeatedPage() {
        return new FaultAction("repeated page", FaultedRequest::handlePageBefore);
    }

    /** Answers a list without {@code Total} and {@code Per-Page}. */
    public static FaultAction withoutTotal() {
        return normal().rewritten("without Total", Rewrite::withoutTotal);
    }

    /** Answers a list with another {@code Total} than its number of rows. */
    public static FaultAction total(int total) {
        return normal().rewritten("Total " + total, answer -> Rewrite.total(answer, total));
    }

    /**
     * Handles the request, and answers with another story or another item of the kind, in the shape and with the status
     * of the right answer. If there is no other one, the answer is the right one.
     */
    public static FaultAction foreign() {
        return new FaultAction("foreign", FaultedRequest::handleAsForeign);
    }

    /** Handles the request and answers with JSON that has a duplicate key in the content. */
    public static FaultAction duplicateKey() {
        return normal().rewritten("duplicate key", Rewrite::duplicateKey);
    }

    /**
     * Handles the request at once; until {@code lag} has passed on the fake's clock, reads and lists do not find what
     * it created. Writes do.
     *
     * @throws IllegalArgumentException if {@code lag} is negative
     */
    public static FaultAction readLag(Duration lag) {
        return lag("read lag", lag, request -> request.handleUnread(lag));
    }

    /** Handles the request as {@link #readLag} does, but hides what it created from lists alone. */
    public static FaultAction listLag(Duration lag) {
        return lag("list lag", lag, request -> request.handleUnlisted(lag));
    }

    /** Handles and answers as usual: for faults that consist of a modifier. */
    public static FaultAction normal() {
        return new FaultAction("normal", FaultedRequest::handle);
    }

    /** Handles the request at once, with all its effects, and answers after a delay. */
    public static FaultAction slow(Duration delay) {
        return normal().answeringAfter(delay);
    }

    /** Closes the connection; nothing is handled. */
    public static FaultAction dropBefore() {
        return new FaultAction("drop before", request -> FakeResponse.dropped());
    }

    /** Handles the request, with all its effects, and closes the connection without an answer. */
    public static FaultAction dropAfter() {
        return normal().delivered(Delivery.DROPPED).called("drop after");
    }

    /** Resets the connection (RST); nothing is handled. */
    public static FaultAction reset() {
        return dropBefore().delivered(Delivery.RESET).called("reset");
    }

    /** Accepts the request and never answers; nothing is handled. */
    public static FaultAction hang() {
        return dropBefore().delivered(Delivery.HUNG).called("hang");
    }

    /** Handles the request, with all its effects, and never answers. */
    public static FaultAction hangAfter() {
        return normal().delivered(Delivery.HUNG).called("hang after");
    }

    /** Handles the request, with all its effects, and answers with a body that never ends: occasional blanks. */
    public static FaultAction endless() {
        return normal().delivered(Delivery.ENDLESS).called("endless");
    }

    /** Handles the request, with all its effects, and answers with that status anyway (reported for 500). */
    public static FaultAction statusAfter(int status, String json) {
        return afterHandling(status(status, json));
    }

    /**
     * Closes the connection at once, and handles the request when {@code delay} has passed on the fake's clock, with
     * that time, on the state of that moment: a create whose slug is taken by then has no effect.
     */
    public static FaultAction lateCommit(Duration delay) {
        return dropBefore().committingAfter(delay);
    }

    /** Answers with a status and a JSON body at once, and handles the request later; see {@link #lateCommit}. */
    public static FaultAction lateCommit(Duration delay, int status, String json) {
        return status(status, json).committingAfter(delay);
    }

    /** Handles the request and sends the head and half of the body, then closes the connection. */
    public static FaultAction truncate() {
        return normal().delivered(Delivery.TRUNCATED).called("truncate");
    }

    /**
     * Runs an action, such as an editor's change, just before the request is handled. Other rules still apply to the
     * request. The action must not wait for other requests.
     */
    public static FaultAction before(Runnable action) {
        Objects.requireNonNull(action, "action");
        Effect acted = request -> {
            action.run();
            return request.handle();
        };
        return new FaultAction("before", acted, Turn.HOOK);
    }

    /** Runs an action just after the request was handled; otherwise as {@link #before}. */
    public static FaultAction after(Runnable action) {
        Objects.requireNonNull(action, "action");
        Effect acted = request -> {
            FakeResponse response = request.handle();
            action.run();
            return response;
        };
        return new FaultAction("after", acted, Turn.HOOK);
    }

    /** Returns a copy whose answer has one more header. */
    public FaultAction withHeader(String name, String value) {
        return new FaultAction(description, request -> effect.apply(request).withHeader(name, value), turn);
    }

    /**
     * Returns a copy whose answer is delayed, by the fake's clock; the request is handled at once.
     *
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public FaultAction answeringAfter(Duration delay) {
        return rewritten(
                description + ", answered after " + notNegative("delay", delay),
                response -> response.after(response.delay().plus(delay)));
    }

    /** Returns a copy whose answer is delivered in another way. */
    public FaultAction delivered(Delivery delivery) {
        Objects.requireNonNull(delivery, "delivery");
        return rewritten(description + ", " + delivery, response -> response.delivered(delivery));
    }

    /** Answers with a fixed response; nothing is handled. */
    static FaultAction answering(String description, FakeResponse response, Turn turn) {
        return new FaultAction(description, request -> response, turn);
    }

    FakeResponse apply(FaultedRequest request) {
        return effect.apply(request);
    }

    Turn turn() {
        return turn;
    }

    @Override
    public String toString() {
        return description;
    }

    static int checkStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("a status is from 200 to 599, not " + status);
        }
        return status;
    }

    private static FaultAction afterHandling(FaultAction answer) {
        return new FaultAction(answer.description + " after", request -> {
            FakeResponse unused = request.handle();
            return answer.apply(request);
        });
    }

    private static FaultAction lag(String name, Duration lag, Effect effect) {
        return new FaultAction(name + " of " + notNegative("lag", lag), effect);
    }

    private FaultAction committingAfter(Duration delay) {
        return new FaultAction(description + ", committed after " + notNegative("delay", delay), request -> {
            request.handleAfter(delay);
            return effect.apply(request);
        });
    }

    private static Duration notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a " + name + " must not be negative: " + time);
        }
        return time;
    }

    private FaultAction rewritten(String name, UnaryOperator<FakeResponse> change) {
        return new FaultAction(name, request -> change.apply(effect.apply(request)), turn);
    }

    private FaultAction called(String name) {
        return new FaultAction(name, effect, turn);
    }
}
