package dev.sbsync.testkit;

import java.time.Instant;

/**
 * A request that the fake received. Neither its token nor its body is kept. Immutable.
 *
 * @param at when, by the fake's clock
 * @param method the HTTP method
 * @param path the path as sent, without the query
 * @param query the raw query without a token, empty if there was none
 * @param status the status of the answer, even if a fault kept the answer from arriving; 0 if there was none
 * @param write whether a request of this kind changes something: everything but a GET without side effects
 * @param delivery how the answer was delivered
 */
public record RecordedRequest(
        Instant at,
        String method,
        String path,
        String query,
        int status,
        boolean write,
        FakeResponse.Delivery delivery) {
    /** Returns the path with its query. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /**
     * Returns the kind of item that the path is about: {@code stories}, {@code components} and so on; {@code spaces}
     * for a space itself, its settings, and for everything outside of a space. For the hosts of files it is
     * {@code uploads}, {@code downloads} or {@code signatures}.
     */
    public String resource() {
        return FakeRequest.of(method, path).resource();
    }

    @Override
    public String toString() {
        String suffix = delivery == FakeResponse.Delivery.WHOLE ? "" : " (" + delivery + ")";
        return at + " " + method + " " + target() + " -> " + status + suffix;
    }
}
