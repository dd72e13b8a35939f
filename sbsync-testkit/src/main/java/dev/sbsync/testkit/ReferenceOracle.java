package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.mirror.ReferenceMirror;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the references of a copy point at the counterparts in its space. An item's counterpart has the same path
 * or name; whether uuids were kept or mapped makes no difference. Everything else has to be the same, with its key
 * order and spelling; {@code cached_url} of links is ignored. It shares no code with any client. Immutable: it has the
 * state of both spaces at its creation. Thread-safe.
 */
public final class ReferenceOracle {
    private final ReferenceMirror mirror;

    private ReferenceOracle(ReferenceMirror mirror) {
        this.mirror = mirror;
    }

    /** Returns the oracle for the present state of two spaces. */
    public static ReferenceOracle between(FakeSpace source, FakeSpace target) {
        return new ReferenceOracle(new ReferenceMirror(source, target));
    }

    /**
     * Returns the differences in both layers of stories that both spaces have, and in presets and schemas that both
     * have; empty if all references are right.
     */
    public List<String> differences() {
        return mirror.differences();
    }

    /** Returns the first difference between a content of the source and its copy; empty if the copy is right. */
    public List<String> differences(JsonNode content, JsonNode copy) {
        return mirror.contents("content", content, copy);
    }

    /**
     * Returns where the texts of the target still have an identity of the source that has another counterpart in the
     * target: keys of assets, uuids of stories and component groups. It is a plain text search.
     */
    public List<String> leftovers() {
        return mirror.leftovers();
    }
}
