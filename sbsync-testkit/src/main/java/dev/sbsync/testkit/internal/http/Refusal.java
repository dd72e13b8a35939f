package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.internal.json.Nodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ends the handling of a request with an error answer; nothing has been changed when it is thrown. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode body;

    private Refusal(int status, JsonNode body) {
        super(status + " " + body, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** 404 has a bare array for a body (docs/management-api.md). */
    public static Refusal notFound() {
        return new Refusal(404, Nodes.array().add("This record could not be found"));
    }

    /** A refusal by role or scope; the real text varies (docs/management-api.md). */
    public static Refusal forbidden() {
        return error(403, "Forbidden");
    }

    /** {@code {"error": text}}. */
    public static Refusal error(int status, String text) {
        return new Refusal(status, Nodes.object().put("error", text));
    }

    /** {@code {"error": [text]}}, the shape of a uuid collision (docs/management-api.md). */
    public static Refusal errorList(int status, String text) {
        ObjectNode body = Nodes.object();
        body.putArray("error").add(text);
        return new Refusal(status, body);
    }

    /** {@code {"error": {field: [text]}}} (docs/management-api.md). */
    public static Refusal errorMap(int status, String field, String text) {
        ObjectNode body = Nodes.object();
        body.putObject("error").putArray(field).add(text);
        return new Refusal(status, body);
    }

    /** {@code {field: [text]}} (docs/management-api.md). */
    public static Refusal invalid(String field, String text) {
        ObjectNode body = Nodes.object();
        body.putArray(field).add(text);
        return new Refusal(422, body);
    }

    /** The errors of several fields in one body (docs/management-api.md). */
    static Refusal invalid(JsonNode body) {
        return new Refusal(422, body);
    }

    public int status() {
        return status;
    }

    public JsonNode body() {
        return body;
    }
}
