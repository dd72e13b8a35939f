package dev.sbsync.core.internal.diff;

import dev.sbsync.core.diff.JsonChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON patch as RFC 6902 describes it, and checks the old values on the way. */
public final class JsonPatch {

    private JsonPatch() {}

    public static JsonNode applied(List<JsonChange> changes, JsonNode old) {
        ArrayNode document = JsonNodeFactory.instance.arrayNode().add(old.deepCopy());
        changes.forEach(change -> apply(change, document));
        return document.get(0);
    }

    private static void apply(JsonChange change, ArrayNode document) {
        JsonPointer path = JsonPointer.compile("/0" + change.path());
        switch (change.op()) {
            case ADD -> add(document, path, Objects.requireNonNull(change.now()));
            case REMOVE -> expect(change.old(), remove(document, path));
            case REPLACE -> {
                expect(change.old(), remove(document, path));
                add(document, path, Objects.requireNonNull(change.now()));
            }
            case MOVE -> add(document, path, remove(document, JsonPointer.compile("/0" + change.from())));
        }
    }

    private static void expect(@Nullable JsonNode old, JsonNode removed) {
        if (!removed.equals(old)) {
            throw new AssertionError("removed " + removed + ", not " + old);
        }
    }

    private static void add(JsonNode document, JsonPointer path, JsonNode value) {
        JsonNode parent = document.at(path.head());
        String last = path.last().getMatchingProperty();
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (index > array.size()) {
                throw new AssertionError("no place " + path);
            }
            array.insert(index, value.deepCopy());
        } else {
            ((ObjectNode) parent).set(last, value.deepCopy());
        }
    }

    private static JsonNode remove(JsonNode document, JsonPointer path) {
        JsonNode parent = document.at(path.head());
        String last = path.last().getMatchingProperty();
        return Objects.requireNonNull(
                parent instanceof ArrayNode array
                        ? array.remove(Integer.parseInt(last))
                        : ((ObjectNode) parent).remove(last),
                () -> "no place " + path);
    }
}
