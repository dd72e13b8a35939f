package dev.sbsync.testkit.contract;

import dev.sbsync.testkit.internal.json.Nodes;
import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the API.
 *
 * @param response status, headers and the body as text
 */
record ContractAnswer(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    /** Returns the body as a tree, a missing node if there is none. */
    JsonNode json() {
        return text().isBlank() ? Nodes.object().path("nothing") : Nodes.parse(text());
    }

    JsonNode at(String name) {
        return json().path(name);
    }

    JsonNode story() {
        return at("story");
    }

    long header(String name) {
        return response.headers().firstValueAsLong(name).orElse(-1);
    }

    @Override
    public String toString() {
        String body;
        try {
            body = json().toPrettyString();
        } catch (JacksonException e) {
            body = text();
        }
        return response.request().method() + " " + response.request().uri() + " -> " + status() + "\n" + body;
    }
}
