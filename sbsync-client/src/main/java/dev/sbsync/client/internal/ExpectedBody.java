package dev.sbsync.client.internal;

import dev.sbsync.transport.TransportResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The expected shape of a usable body: one JSON document with a wrapper key, and under it an object or an array of
 * objects, each with an id. Immutable.
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
    private final RecordCheck check;

    private ExpectedBody(String wrapper, Shape shape) {
        this(wrapper, shape, RecordCheck.ANY);
    }

    private ExpectedBody(String wrapper, Shape shape, RecordCheck check) {
        this.wrapper = wrapper;
        this.shape = shape;
        this.check = check;
    }

    /** Expects one record under {@code wrapper}. */
    public static ExpectedBody object(String wrapper) {
        return new ExpectedBody(wrapper, Shape.OBJECT);
    }

    /** Expects a page of records as an array under {@code wrapper}, with readable paging headers if any. */
    public static ExpectedBody page(String wrapper) {
        return new ExpectedBody(wrapper, Shape.PAGE);
    }

    /** Expects one record without a wrapper (docs/management-api.md: assets, a new API key). */
    public static ExpectedBody bare() {
        return new ExpectedBody("", Shape.BARE);
    }

    /** Expects an object without a wrapper and an id that has a boolean under {@code name}. */
    public static ExpectedBody flagged(String name) {
        return new ExpectedBody(name, Shape.FLAGGED);
    }

    /**
     * Expects nothing, or any JSON document but an error: several answers of the API are untyped
     * (docs/management-api.md). If the answer has a record under {@code wrapper}, that is read.
     */
    public static ExpectedBody untyped(String wrapper) {
        return new ExpectedBody(wrapper, Shape.UNTYPED);
    }

    /** Expects nothing, or any JSON document but an error; the whole document is the answer. */
    public static ExpectedBody any() {
        return new ExpectedBody("", Shape.ANY);
    }

    /** Returns this with a further check of each record. */
    public ExpectedBody matching(RecordCheck other) {
        return new ExpectedBody(wrapper, shape, check.and(other));
    }

    /**
     * The result of a check: the wrapped value, or a problem in a few words that quote nothing of the body.
     *
     * @param permanent whether another answer will most likely have the same problem: the body is complete JSON that
     *     the strict parser rejects
     */
    record Reading(JsonNode wrapped, @Nullable String problem, boolean permanent) {
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
        String problem = check.problemOf(shown);
        return problem == null ? Reading.good(shown) : Reading.bad(foreign(problem));
    }

    private @Nullable String problemOfRecord(JsonNode wrapped) {
        if (!wrapped.isObject()) {
            return shape == Shape.BARE ? "its body is not an object" : "its body has no object \"" + wrapper + "\"";
        }
        if (!hasId(wrapped)) {
            return name() + " has no id";
        }
        String problem = check.problemOf(wrapped);
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
                .map(check::problemOf)
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
