package dev.sbsync.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An answer of the fake as a value, from {@link FakeManagementApi#handle(FakeRequest)}. Immutable. */
public final class FakeResponse {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Delivery delivery;

    private FakeResponse(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
    }

    /** How an answer gets to the client. */
    public enum Delivery {
        /** Whole, as it should. */
        WHOLE,
        /** Not at all: the connection is closed before a byte of the answer. */
        DROPPED,
        /** The head and half of the body, then the connection is closed. */
        TRUNCATED
    }

    /** Returns an answer with a body of the given content type, delivered whole. */
    public static FakeResponse of(int status, String contentType, byte[] body) {
        return new FakeResponse(status, Map.of("Content-Type", contentType), body.clone(), Delivery.WHOLE);
    }

    /** Returns an answer with a JSON body. */
    public static FakeResponse json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    /** Returns the answer that is none: the connection is closed. Its status is 0. */
    public static FakeResponse dropped() {
        return new FakeResponse(0, Map.of(), new byte[0], Delivery.DROPPED);
    }

    /** Returns a copy with one more header. */
    public FakeResponse withHeader(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new FakeResponse(status, Map.copyOf(copy), body, delivery);
    }

    /** Returns a copy that is delivered in another way. */
    public FakeResponse delivered(Delivery other) {
        return new FakeResponse(status, headers, body, other);
    }

    /** Returns the status; 0 where there is no answer. */
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

    /** Returns a copy of the whole body, also where only a part of it is delivered. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns how the answer gets to the client. */
    public Delivery delivery() {
        return delivery;
    }

    @Override
    public String toString() {
        return status + " " + delivery + " " + text();
    }
}
