package dev.sbsync.client.internal;

import dev.sbsync.transport.RetrySafety;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the API, without host and token. Immutable unless the body is changed.
 *
 * @param method the HTTP method
 * @param path the path, already encoded
 * @param query the query parameters, not encoded
 * @param body the JSON to send, null if there is none
 * @param retrySafety when it may be retried
 * @param write whether it changes something
 * @param expected what a usable answer looks like
 */
public record ApiCall(
        String method,
        String path,
        List<Parameter> query,
        @Nullable ObjectNode body,
        RetrySafety retrySafety,
        boolean write,
        ExpectedBody expected) {

    /** Returns a read. */
    public static ApiCall get(String path, ExpectedBody expected) {
        return new ApiCall("GET", path, List.of(), null, RetrySafety.ALWAYS, false, expected);
    }

    /** Returns the creation of a record; not idempotent. */
    public static ApiCall post(String path, ExpectedBody expected) {
        return new ApiCall("POST", path, List.of(), null, RetrySafety.IF_NOT_APPLIED, true, expected);
    }

    /** Returns the write of a full state; idempotent. */
    public static ApiCall put(String path, ExpectedBody expected) {
        return new ApiCall("PUT", path, List.of(), null, RetrySafety.ALWAYS, true, expected);
    }

    /** Returns the change of some attributes; idempotent. */
    public static ApiCall patch(String path, ExpectedBody expected) {
        return new ApiCall("PATCH", path, List.of(), null, RetrySafety.ALWAYS, true, expected);
    }

    /** Returns a deletion; a retry that finds nothing has succeeded. */
    public static ApiCall delete(String path, ExpectedBody expected) {
        return new ApiCall("DELETE", path, List.of(), null, RetrySafety.ALWAYS, true, expected);
    }

    /** Returns this call with these query parameters. */
    public ApiCall query(Parameter... parameters) {
        return query(List.of(parameters));
    }

    /** Returns this call with these query parameters. */
    public ApiCall query(List<Parameter> parameters) {
        return new ApiCall(method, path, List.copyOf(parameters), body, retrySafety, write, expected);
    }

    /** Returns this call with a body. */
    public ApiCall body(ObjectNode json) {
        return new ApiCall(method, path, query, json, retrySafety, write, expected);
    }

    /** Returns this call as a GET that writes (docs/management-api.md). */
    public ApiCall writing() {
        return new ApiCall(method, path, query, body, retrySafety, true, expected);
    }

    /** Returns this call as a POST that only reads, and so may always be retried. */
    public ApiCall reading() {
        return new ApiCall(method, path, query, body, RetrySafety.ALWAYS, false, expected);
    }

    /**
     * Returns this call for nested rows: not retried if a row has no id, as a second execution would add that row
     * again, or be refused.
     */
    public ApiCall withNestedRows(JsonNode rows) {
        boolean adds = rows.valueStream().anyMatch(row -> !row.path("id").isNumber());
        return adds ? retrySafety(RetrySafety.IF_NOT_APPLIED) : this;
    }

    /** Returns this call with another rule for retries. */
    public ApiCall retrySafety(RetrySafety rule) {
        return new ApiCall(method, path, query, body, rule, write, expected);
    }
}
