package dev.sbsync.client;

import dev.sbsync.client.internal.ApiAnswer;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A successful answer to a call that the client has no method for. Immutable if the {@link #body()} is not changed. */
public final class ApiResponse {

    private final ApiAnswer answer;

    ApiResponse(ApiAnswer answer) {
        this.answer = answer;
    }

    /** Returns the HTTP status: 200 to 299, or 404 if an earlier attempt of a DELETE may have worked. */
    public int status() {
        return answer.response().status();
    }

    /** Returns the whole body; a missing node if there is none. */
    public JsonNode body() {
        return answer.wrapped();
    }

    /** Returns a header, such as {@code Total}; names are case-insensitive. */
    public Optional<String> header(String name) {
        return answer.response().header(name);
    }

    /** Returns the status: the body may hold secrets. */
    @Override
    public String toString() {
        return "ApiResponse[" + status() + "]";
    }
}
