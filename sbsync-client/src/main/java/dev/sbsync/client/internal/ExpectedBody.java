package dev.sbsync.client.internal;

import dev.sbsync.transport.TransportResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What the body of a usable answer looks like: one JSON document with its wrapper key, and under that an object or an
 * array of objects, each with an id. Immutable.
 */
public final class ExpectedBody {

    private enum Shape {
        OBJECT,
        PAGE,
        BARE,
        FLAGGED,
        UNTYPED,
        ANY
    }

    private final String wrapper;
    private final Shape shape;
    private final Subject subject;

    private ExpectedBody(String wrapper, Shape shape) {
        this(wrapper, shape, Subject.ANY);
    }

    private ExpectedBody(String wrapper, Shape shape, Subject subject) {
        this.wrapper = wrapper;
        this.shape = shape;
        this.subject = subject;
    }

    /** Expects one record under {@code wrapper}. */
    public static ExpectedBody object(String wrapper) {
        return new ExpectedBody(wrapper, Shape.OBJECT);
    }

    /** Expects a page of records as an array under {@code wrapper}, with readable paging headers if any. */
    public static ExpectedBody page(String wrapper) {
        return new ExpectedBody(wrapper, Shape.PAGE);
    }

    /** Expects one record without any wrapper (docs/management-api.md: assets, a new API key). */
    public static ExpectedBody bare() {
        return new ExpectedBody("", Shape.BARE);
    }

    /** Expects an object without any wrapper and without an id, that has true or false under {@code name}. */
    public static ExpectedBody flagged(String name) {
        return new ExpectedBody(name, Shape.FLAGGED);
    }

    /**
     * Expects nothing, or one JSON document of any shape but an error: several answers of the API are untyped
     * (docs/management-api.md). Where the answer has a record under {@code wrapper} all the same, that is what it
     * shows.
     */
    public static ExpectedBody untyped(String wrapper) {
        return new ExpectedBody(wrapper, Shape.UNTYPED);
    }

    /** Expects nothing, or one JSON document of any shape but an error, which is the answer as a whole. */
    public static ExpectedBody any() {
        return new ExpectedBody("", Shape.ANY);
    }

    /** Returns the same, where each record also has to be the one that was asked for. */
    public ExpectedBody about(Subject asked) {
        return new ExpectedBody(wrapper, shape, subject.and(asked));
    }

    /**
     * What a check found: the wrapped value, or a problem in a few words without any content of the body.
     *
     * @param lasting whether another answer will most likely have the same problem: the body is complete JSON, and
     *     strict parsing refuses it
     */
    record Reading(JsonNode wrapped, @Nullable String problem, boolean lasting) {
        static Reading good(JsonNode wrapped) {
            return new Reading(wrapped, null, false);
        }

        static Reading bad(String problem) {
            return new Reading(MissingNode.getInstance(), problem, false);
        }

        static Reading unreadable(String problem) {
            return new Reading(MissingNode.getInstance(), problem, true);
        }
    }

    /** Reads a 2xx response. Does not throw. */
    Reading read(TransportResponse response) {
        JsonNode body;
        try {
            body = Json.parse(response.body());
        } catch (MalformedJsonException malformed) {
            String refused = LenientJson.refusal(response.body());
            return refused == null
                    ? Reading.bad("its body is not well-formed JSON")
                    : Reading.unreadable("its body is not well-formed JSON: " + refused);
        }
        if (shape == Shape.UNTYPED || shape == Shape.ANY) {
            return untypedReading(body);
        }
        if (body.isMissingNode()) {
            return Reading.bad("its body is empty");
        }
        if (shape == Shape.FLAGGED) {
            return body.path(wrapper).isBoolean()
                    ? Reading.good(body)
                    : Reading.bad("its body has no \"" + wrapper + "\" that is true or false");
        }
        JsonNode wrapped = shape == Shape.BARE ? body : body.path(wrapper);
        String problem =
                shape == Shape.OBJECT || shape == Shape.BARE ? problemOfRecord(wrapped) : problemOfList(wrapped);
        if (problem == null && shape == Shape.PAGE) {
            problem = PagingHeaders.problemOf(response);
        }
        return problem == null ? Reading.good(wrapped) : Reading.bad(problem);
    }

    private Reading untypedReading(JsonNode body) {
        for (String error : List.of("error", "errors")) {
            if (!body.path(error).isMissingNode() && !body.path(error).isNull()) {
                return Reading.bad("its body has an \"" + error + "\"");
            }
        }
        if (shape == Shape.ANY) {
            return Reading.good(body);
        }
        JsonNode shown = body.path(wrapper);
        if (!shown.isObject() || !hasId(shown)) {
            return Reading.good(MissingNode.getInstance());
        }
        String problem = subject.problemOf(shown);
        return problem == null ? Reading.good(shown) : Reading.bad(foreign(problem));
    }

    private @Nullable String problemOfRecord(JsonNode wrapped) {
        if (!wrapped.isObject()) {
            return shape == Shape.BARE ? "its body is no object" : "its body has no object \"" + wrapper + "\"";
        }
        if (!hasId(wrapped)) {
            return name() + " has no id";
        }
        String problem = subject.problemOf(wrapped);
        return problem == null ? null : foreign(problem);
    }

    private @Nullable String problemOfList(JsonNode wrapped) {
        if (!wrapped.isArray()) {
            return "its body has no array \"" + wrapper + "\"";
        }
        if (!wrapped.valueStream().allMatch(item -> item.isObject() && hasId(item))) {
            return name() + " has an item without an id";
        }
        return wrapped.valueStream()
                .map(subject::problemOf)
                .filter(Objects::nonNull)
                .findFirst()
                .map(this::foreign)
                .orElse(null);
    }

    private String foreign(String problem) {
        return name() + " is not what was asked for: " + problem;
    }

    private String name() {
        return shape == Shape.BARE ? "its body" : "its \"" + wrapper + "\"";
    }

    private static boolean hasId(JsonNode item) {
        JsonNode id = item.path("id");
        return id.isIntegralNumber() ? id.canConvertToLong() : id.isString() && id.asLong(0) != 0;
    }
}
