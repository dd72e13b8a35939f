package dev.sbsync.client;

import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.transport.RetrySafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that the client has no method for ({@link ManagementClient#call(ApiRequest)}). Immutable: every change returns
 * another request.
 *
 * <p>It is treated as a write that must not be repeated, even if it is a GET: several GETs of the API write (they empty
 * the trash, deploy releases, create workflows). {@link #safeToRepeat} and {@link #readOnly} change that.
 */
public final class ApiRequest {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH =
            Pattern.compile("/v\\d+(/(?!\\.{1,2}(/|$))([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+/?");

    private final String method;
    private final String path;
    private final List<Parameter> query;
    private final Optional<ObjectNode> body;
    private final RetrySafety retrySafety;
    private final boolean write;

    private ApiRequest(
            String method,
            String path,
            List<Parameter> query,
            Optional<ObjectNode> body,
            RetrySafety retrySafety,
            boolean write) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.retrySafety = retrySafety;
        this.write = write;
    }

    /**
     * Returns a request without query and body.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path the path from {@code /v1} on, encoded, without a query: {@code /v1/spaces/1/workflows}
     * @throws IllegalArgumentException if the method is another one, or the path is not a path of the API
     */
    public static ApiRequest of(String method, String path) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "\"" + method + "\" is not a method of the API; use GET, POST, PUT, PATCH or DELETE.");
        }
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("\"" + withoutQuery(path) + "\" is not a path of the API; pass one that"
                    + " starts with /v1/ and is encoded, such as /v1/spaces/1/workflows, and the query with"
                    + " query(name, value).");
        }
        return new ApiRequest(method, path, List.of(), Optional.empty(), RetrySafety.IF_NOT_APPLIED, true);
    }

    /** A query may have secrets, which no message repeats. */
    private static String withoutQuery(String path) {
        return path.contains("?") ? path.substring(0, path.indexOf('?') + 1) + "…" : path;
    }

    /** Returns this with one more query parameter, not encoded. */
    public ApiRequest query(String name, String value) {
        List<Parameter> all = new ArrayList<>(query);
        all.add(new Parameter(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
        return new ApiRequest(method, path, List.copyOf(all), body, retrySafety, write);
    }

    /** Returns this with a JSON body; shared, not copied. */
    public ApiRequest body(ObjectNode json) {
        return new ApiRequest(method, path, query, Optional.of(json), retrySafety, write);
    }

    /** Returns this as an idempotent request, which may be retried if its response is lost. */
    public ApiRequest safeToRepeat() {
        return new ApiRequest(method, path, query, body, RetrySafety.ALWAYS, write);
    }

    /** Returns this as a request that changes nothing, and so may be retried. */
    public ApiRequest readOnly() {
        return new ApiRequest(method, path, query, body, RetrySafety.ALWAYS, false);
    }

    ApiCall toCall() {
        return new ApiCall(method, path, query, body.orElse(null), retrySafety, write, ExpectedBody.any());
    }

    /** Returns method and path: a query or body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
