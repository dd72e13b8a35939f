package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeResponse.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;

/** What a fault does to a request instead of letting it be handled and answered. Immutable. */
public final class FaultAction {
    private final String description;
    private final Effect effect;

    private interface Effect {
        FakeResponse apply(Supplier<FakeResponse> handling);
    }

    private FaultAction(String description, Effect effect) {
        this.description = description;
        this.effect = effect;
    }

    /** Answers with a status and a JSON body; nothing is handled. */
    public static FaultAction status(int status, String json) {
        Objects.requireNonNull(json, "json");
        return new FaultAction("status " + status, handling -> FakeResponse.json(status, utf8(json)));
    }

    /** Answers with a status and no body at all; nothing is handled. */
    public static FaultAction status(int status) {
        return status(status, "");
    }

    /** Answers with a status and a page of HTML, as a proxy in between would; nothing is handled. */
    public static FaultAction html(int status) {
        String page = "<!DOCTYPE html><html><head><title>" + status + "</title></head><body><h1>" + status
                + "</h1></body></html>";
        return new FaultAction(
                "HTML with " + status, handling -> FakeResponse.of(status, "text/html; charset=utf-8", utf8(page)));
    }

    /** Closes the connection; nothing is handled. */
    public static FaultAction dropBefore() {
        return new FaultAction("drop before", handling -> FakeResponse.dropped());
    }

    /** Handles the request, with all its effects, and closes the connection without an answer. */
    public static FaultAction dropAfter() {
        return new FaultAction("drop after", handling -> handling.get().delivered(Delivery.DROPPED));
    }

    /**
     * Handles the request, with all its effects, and answers with an error nevertheless (ma-facts §2.3: seen with 500).
     */
    public static FaultAction statusAfter(int status, String json) {
        Objects.requireNonNull(json, "json");
        return new FaultAction("status " + status + " after", handling -> {
            FakeResponse unused = handling.get();
            return FakeResponse.json(status, utf8(json));
        });
    }

    /** Handles the request and sends the head and half of the body, then closes the connection. */
    public static FaultAction truncate() {
        return new FaultAction("truncate", handling -> handling.get().delivered(Delivery.TRUNCATED));
    }

    FakeResponse apply(Supplier<FakeResponse> handling) {
        return effect.apply(handling);
    }

    @Override
    public String toString() {
        return description;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
