package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context of one request for its handler: its route, query, body, token and the space it is about. */
public final class Call {
    private final FakeRequest request;
    private final RouteTable.Match route;
    private final Query query;
    private final FakeToken token;
    private final FakeState state;
    private final Violations violations;
    private @Nullable ObjectNode body;
    private @Nullable SpaceState space;

    public Call(FakeRequest request, RouteTable.Match route, FakeToken token, FakeState state, Violations violations) {
        this.request = request;
        this.route = route;
        this.query = new Query(request.query());
        this.token = token;
        this.state = state;
        this.violations = violations;
    }

    public FakeState state() {
        return state;
    }

    /** Returns the token that came with it. */
    public FakeToken token() {
        return token;
    }

    public Query query() {
        return query;
    }

    /** Returns the space of the path, to change if the route changes something; 404 if it does not exist. */
    public SpaceState space() {
        SpaceState found = space;
        if (found == null) {
            long id = id("space");
            found = (route.changes() ? state.changing(id) : state.space(id)).orElseThrow(Refusal::notFound);
            space = found;
        }
        return found;
    }

    /** Returns the story of the path, by id or uuid (docs/management-api.md); 404 if it does not exist. */
    public StoredStory story() {
        String key = variable("story");
        return (Identities.isId(key) ? space().find(Long.parseLong(key)) : space().find(key))
                .filter(story -> sees(story.id()))
                .orElseThrow(Refusal::notFound);
    }

    /** Returns a numeric part of the path; 404 if it is not a number. */
    public long id(String variable) {
        String value = variable(variable);
        if (!Identities.isId(value)) {
            throw Refusal.notFound();
        }
        return Long.parseLong(value);
    }

    /** Returns the JSON object of the body, an empty one without a body; 400 if it is malformed. */
    public ObjectNode body() {
        ObjectNode parsed = body;
        if (parsed == null) {
            parsed = parse(request.body());
            body = parsed;
        }
        return parsed;
    }

    /** Returns whether the request finds the item with an id: writes do, reads only after its read lag. */
    public boolean sees(long id) {
        return route.changes() || state.readable(id);
    }

    /** Returns a header of the request. */
    public Optional<String> header(String name) {
        return request.header(name);
    }

    /**
     * Returns a top-level extra, which may come in the body or in the query (docs/management-api.md); the body wins.
     */
    @Nullable
    public JsonNode extra(String name) {
        JsonNode inBody = body().get(name);
        return inBody != null ? inBody : query.get(name).map(Nodes::valueToTree).orElse(null);
    }

    /** Returns whether an extra is {@code 1}, {@code "1"} or {@code true}. */
    public boolean isOn(String name) {
        JsonNode value = extra(name);
        return value != null && Query.on(value.asString(""));
    }

    /** Notes a violation. */
    public void violated(Violation.Kind kind, String detail) {
        violations.noted(request, kind, detail);
    }

    /** Returns a part of the path. */
    public String variable(String name) {
        String value = route.variable(name);
        if (value.isEmpty()) {
            throw new IllegalStateException("the route has no variable " + name);
        }
        return value;
    }

    private static ObjectNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return Nodes.object();
        }
        try {
            if (Nodes.parse(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Refusal.error(400, "malformed JSON: " + e.getOriginalMessage());
        }
        throw Refusal.error(400, "the body is not a JSON object");
    }
}
