package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Nodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds JSON answers. */
public final class Answer {
    private Answer() {}

    public static FakeResponse json(int status, JsonNode body) {
        return FakeResponse.json(status, Nodes.bytes(body));
    }

    /** Returns an answer with a value under its key. */
    public static FakeResponse wrapped(int status, String key, JsonNode value) {
        ObjectNode body = Nodes.object();
        body.set(key, value);
        return json(status, body);
    }
}
