package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ends the handling of a request with an error answer; nothing has been changed when it is thrown. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode body;

    private Refusal(int status, JsonNode body) {
        super(status + " " + body, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** 404 has a bare array for a body (ma-facts §2.3). */
    static Refusal notFound() {
        return new Refusal(404, Json.array().add("This record could not be found"));
    }

    /** What a role or a scope does not allow; the real text varies (ma-facts §2.3). */
    static Refusal forbidden() {
        return error(403, "Forbidden");
    }

    /** {@code {"error": text}}. */
    static Refusal error(int status, String text) {
        return new Refusal(status, Json.object().put("error", text));
    }

    /** {@code {"error": [text]}}, the shape of a uuid collision (ma-facts §2.3d). */
    static Refusal errorList(int status, String text) {
        ObjectNode body = Json.object();
        body.putArray("error").add(text);
        return new Refusal(status, body);
    }

    /** {@code {"error": {field: [text]}}} (ma-facts §2.3e). */
    static Refusal errorMap(int status, String field, String text) {
        ObjectNode body = Json.object();
        body.putObject("error").putArray(field).add(text);
        return new Refusal(status, body);
    }

    /** {@code {field: [text]}} (ma-facts §2.3a). */
    static Refusal invalid(String field, String text) {
        ObjectNode body = Json.object();
        body.putArray(field).add(text);
        return new Refusal(422, body);
    }

    int status() {
        return status;
    }

    JsonNode body() {
        return body;
    }
}
