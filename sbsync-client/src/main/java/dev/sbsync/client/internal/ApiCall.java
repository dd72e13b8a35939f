package dev.sbsync.client.internal;

import dev.sbsync.transport.Repeat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the API, without host and token. Immutable as long as nobody changes the body.
 *
 * @param method the HTTP method
 * @param path the path, already encoded
 * @param query the query parameters, not encoded
 * @param body the JSON to send, null where there is none
 * @param repeat how it may be repeated
 * @param write whether it changes something
 * @param expected what a usable answer looks like
 */
public record ApiCall(
        String method,
        String path,
        Map<String, String> query,
        @Nullable ObjectNode body,
        Repeat repeat,
        boolean write,
        ExpectedBody expected) {

    /** Returns a read. */
    public static ApiCall get(String path, ExpectedBody expected) {
        return new ApiCall("GET", path, Map.of(), null, Repeat.ALWAYS, false, expected);
    }

    /** Returns the creation of a record, which a second execution would do twice. */
    public static ApiCall post(String path, ExpectedBody expected) {
        return new ApiCall("POST", path, Map.of(), null, Repeat.IF_NOT_APPLIED, true, expected);
    }

    /** Returns the write of a full state, which a second execution does not change. */
    public static ApiCall put(String path, ExpectedBody expected) {
        return new ApiCall("PUT", path, Map.of(), null, Repeat.ALWAYS, true, expected);
    }

    /** Returns this call with these query parameters. */
    public ApiCall query(Map<String, String> parameters) {
        return new ApiCall(method, path, parameters, body, repeat, write, expected);
    }

    /** Returns this call with a body. */
    public ApiCall body(ObjectNode json) {
        return new ApiCall(method, path, query, json, repeat, write, expected);
    }

    /** Returns this call as one that changes something although it is a GET (ma-facts §8.1). */
    public ApiCall writing() {
        return new ApiCall(method, path, query, body, repeat, true, expected);
    }
}
