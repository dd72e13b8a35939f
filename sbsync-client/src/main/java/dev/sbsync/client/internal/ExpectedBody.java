package dev.sbsync.client.internal;

import dev.sbsync.transport.TransportResponse;
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
        LIST,
        PAGE,
        BARE,
        FLAGGED,
        UNTYPED
    }

    private final String wrapper;
    private final Shape shape;

    private ExpectedBody(String wrapper, Shape shape) {
        this.wrapper = wrapper;
        this.shape = shape;
    }

    /** Expects one record under {@code wrapper}. */
    public static ExpectedBody object(String wrapper) {
        return new ExpectedBody(wrapper, Shape.OBJECT);
    }

    /** Expects all records as an array under {@code wrapper}. */
    public static ExpectedBody list(String wrapper) {
        return new ExpectedBody(wrapper, Shape.LIST);
    }

    /** Expects a page of records as an array under {@code wrapper}, with readable paging headers if any. */
    public static ExpectedBody page(String wrapper) {
        return new ExpectedBody(wrapper, Shape.PAGE);
    }

    /** Expects one record without any wrapper (ma-facts §6: assets, a new API key). */
    public static ExpectedBody bare() {
        return new ExpectedBody("", Shape.BARE);
    }

    /** Expects an object without any wrapper and without an id, that has true or false under {@code name}. */
    public static ExpectedBody flagged(String name) {
        return new ExpectedBody(name, Shape.FLAGGED);
    }

    /** Expects nothing, or one JSON document of any shape: several answers of the API are untyped (ma-facts §3.1). */
    public static ExpectedBody untyped() {
        return new ExpectedBody("", Shape.UNTYPED);
    }

    /** What a check found: the wrapped value, or a problem in a few words without any content of the body. */
    record Reading(JsonNode wrapped, @Nullable String problem) {
        static Reading bad(String problem) {
            return new Reading(MissingNode.getInstance(), problem);
        }
    }

    /** Reads a 2xx response. Does not throw. */
    Reading read(TransportResponse response) {
        JsonNode body;
        try {
            body = Json.parse(response.body());
        } catch (MalformedJsonException malformed) {
            return Reading.bad("its body is not well-formed JSON");
        }
        if (shape == Shape.UNTYPED) {
            return new Reading(MissingNode.getInstance(), null);
        }
        if (body.isMissingNode()) {
            return Reading.bad("its body is empty");
        }
        if (shape == Shape.FLAGGED) {
            return body.path(wrapper).isBoolean()
                    ? new Reading(body, null)
                    : Reading.bad("its body has no \"" + wrapper + "\" that is true or false");
        }
        JsonNode wrapped = shape == Shape.BARE ? body : body.path(wrapper);
        String problem =
                shape == Shape.OBJECT || shape == Shape.BARE ? problemOfRecord(wrapped) : problemOfList(wrapped);
        if (problem == null && shape == Shape.PAGE) {
            problem = PagingHeaders.problemOf(response);
        }
        return new Reading(wrapped, problem);
    }

    private @Nullable String problemOfRecord(JsonNode wrapped) {
        if (!wrapped.isObject()) {
            return shape == Shape.BARE ? "its body is no object" : "its body has no object \"" + wrapper + "\"";
        }
        return hasId(wrapped) ? null : (shape == Shape.BARE ? "its body" : "its \"" + wrapper + "\"") + " has no id";
    }

    private @Nullable String problemOfList(JsonNode wrapped) {
        if (!wrapped.isArray()) {
            return "its body has no array \"" + wrapper + "\"";
        }
        return wrapped.valueStream().allMatch(item -> item.isObject() && hasId(item))
                ? null
                : "its \"" + wrapper + "\" has an item without an id";
    }

    private static boolean hasId(JsonNode item) {
        JsonNode id = item.path("id");
        return id.isIntegralNumber() ? id.canConvertToLong() : id.isString() && id.asLong(0) != 0;
    }
}
