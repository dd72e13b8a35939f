package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An answer of the fake as a value, from {@link FakeManagementApi#handle(FakeRequest)}. Immutable. */
public final class FakeResponse {
    private final int status;
    private final Map<String, String> headers;
    private final FileContent body;
    private final Delivery delivery;
    private final Duration delay;

    private FakeResponse(int status, Map<String, String> headers, FileContent body, Delivery delivery, Duration delay) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
        this.delay = delay;
    }

    /** How an answer is delivered to the client. */
    public enum Delivery {
        /** Completely. */
        WHOLE,
        /** The connection is closed before the first byte of the answer. */
        DROPPED,
        /** The head and half of the body, then the connection is closed. */
        TRUNCATED,
        /** The connection is reset before the first byte of the answer. */
        RESET,
        /** No byte is sent, and the connection stays open until the client closes it. */
        HUNG,
        /** The head and half of the body, then occasional blanks without end. */
        ENDLESS
    }

    /** Returns an answer with a body of the given content type, delivered whole. */
    public static FakeResponse of(int status, String contentType, byte[] body) {
        return of(status, contentType, FileContent.of(body));
    }

    /** Returns an answer with a file for a body. */
    public static FakeResponse of(int status, String contentType, FileContent body) {
        return new FakeResponse(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE, Duration.ZERO);
    }

    /** Returns an answer with a JSON body. */
    public static FakeResponse json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    /** Returns an answer with the JSON body {@code {"error": text}}. */
    public static FakeResponse error(int status, String text) {
        return json(status, Nodes.bytes(Nodes.object().put("error", text)));
    }

    /** Returns the answer of a closed connection; its status is 0. */
    public static FakeResponse dropped() {
        return new FakeResponse(0, Map.of(), FileContent.of(new byte[0]), Delivery.DROPPED, Duration.ZERO);
    }

    /** Returns a copy with one more header. */
    public FakeResponse withHeader(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new FakeResponse(status, Map.copyOf(copy), body, delivery, delay);
    }

    /** Returns a copy with another body. */
    public FakeResponse withBody(byte[] bytes) {
        return new FakeResponse(status, headers, FileContent.of(bytes), delivery, delay);
    }

    /** Returns a copy with another status. */
    public FakeResponse withStatus(int other) {
        return new FakeResponse(other, headers, body, delivery, delay);
    }

    /** Returns a copy without some headers; names are case-sensitive. */
    public FakeResponse withoutHeaders(String... names) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.keySet().removeAll(List.of(names));
        return new FakeResponse(status, Map.copyOf(copy), body, delivery, delay);
    }

    /** Returns a copy that is delivered in another way. */
    public FakeResponse delivered(Delivery other) {
        return new FakeResponse(status, headers, body, Objects.requireNonNull(other, "other"), delay);
    }

    /**
     * Returns a copy that arrives a time after the request.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public FakeResponse after(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("an answer cannot arrive before its request: " + time);
        }
        return new FakeResponse(status, headers, body, delivery, time);
    }

    /** Returns the status; 0 if the connection ends without an answer. */
    public int status() {
        return status;
    }

    /** Returns the headers. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns a header's value; names are case-insensitive. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns a copy of the whole body, even if only a part of it is delivered. */
    public byte[] body() {
        return body.bytes();
    }

    /** Returns the whole body, even if only a part of it is delivered. */
    public FileContent content() {
        return body;
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    /** Returns how the answer is delivered. */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * Returns how long after the request the answer arrives, or the connection ends, by the fake's clock. The request
     * has already taken effect; a caller of {@link FakeManagementApi#handle} that simulates time waits this long, or
     * until its own timeout.
     */
    public Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return status + " " + delivery + " " + text();
    }
}
