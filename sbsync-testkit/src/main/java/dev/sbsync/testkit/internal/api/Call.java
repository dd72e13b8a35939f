package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request on its way through a handler, with what its route and query say. */
final class Call {
    private final FakeRequest request;
    private final Routes.Match route;
    private final Query query;
    private final FakeToken token;
    private final FakeState state;
    private final Violations violations;
    private @Nullable ObjectNode body;
    private @Nullable SpaceState space;

    Call(FakeRequest request, Routes.Match route, FakeToken token, FakeState state, Violations violations) {
        this.request = request;
        this.route = route;
        this.query = new Query(request.query());
        this.token = token;
        this.state = state;
        this.violations = violations;
    }

    FakeState state() {
        return state;
    }

    /** Returns the token that came with it. */
    FakeToken token() {
        return token;
    }

    Query query() {
        return query;
    }

    /**
     * Returns the space of the path, to change where the route is one that changes something; 404 where there is none.
     */
    SpaceState space() {
        SpaceState found = space;
        if (found == null) {
            long id = id("space");
            found = (route.changes() ? state.changing(id) : state.space(id)).orElseThrow(Refusal::notFound);
            space = found;
        }
        return found;
    }

    /** Returns the story of the path, by id or uuid (ma-facts §3.1); 404 where there is none. */
    StoredStory story() {
        String key = variable("story");
        return (Identities.isId(key) ? space().find(Long.parseLong(key)) : space().find(key))
                .filter(story -> route.changes() || state.readable(story))
                .orElseThrow(Refusal::notFound);
    }

    /** Returns a numeric part of the path; 404 where it is none. */
    long id(String variable) {
        String value = variable(variable);
        if (!Identities.isId(value)) {
            throw Refusal.notFound();
        }
        return Long.parseLong(value);
    }

    /** Returns the JSON object of the body, an empty one where there is no body; 400 where it is malformed. */
    ObjectNode body() {
        ObjectNode parsed = body;
        if (parsed == null) {
            parsed = parse(request.body());
            body = parsed;
        }
        return parsed;
    }

    /** Returns a header of the request. */
    Optional<String> header(String name) {
        return request.header(name);
    }

    /** Returns a top-level extra, which may come in the body or in the query (ma-facts §3.4); the body wins. */
    @Nullable
    JsonNode extra(String name) {
        JsonNode inBody = body().get(name);
        return inBody != null ? inBody : query.get(name).map(Json::valueToTree).orElse(null);
    }

    /** Returns whether an extra is {@code 1}, {@code "1"} or {@code true}. */
    boolean isOn(String name) {
        JsonNode value = extra(name);
        return value != null && Query.on(value.asString(""));
    }

    /** Notes something that no good client does. */
    void violated(Violation.Kind kind, String detail) {
        violations.noted(request, kind, detail);
    }

    /** Returns a part of the path. */
    String variable(String name) {
        String value = route.variable(name);
        if (value.isEmpty()) {
            throw new IllegalStateException("the route has no variable " + name);
        }
        return value;
    }

    private static ObjectNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return Json.object();
        }
        try {
            if (Json.parse(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Refusal.error(400, "malformed JSON: " + e.getOriginalMessage());
        }
        throw Refusal.error(400, "the body is not a JSON object");
    }
}
