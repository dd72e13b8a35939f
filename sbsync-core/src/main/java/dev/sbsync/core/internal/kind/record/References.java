package dev.sbsync.core.internal.kind.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the references of a body. Stateless. */
final class References {

    private References() {}

    /**
     * Returns a copy of a body with other values of its references.
     *
     * @param references the references, in the order of the body
     * @param value returns the new value; null to leave the reference out
     * @param instead the body that has the value of a field that is left out; null to remove the field
     */
    static ObjectNode replaced(
            ObjectNode body,
            List<Reference> references,
            Function<Reference, @Nullable JsonNode> value,
            @Nullable ObjectNode instead) {
        ObjectNode copy = body.deepCopy();
        for (int i = references.size() - 1; i >= 0; i--) { // from the end: elements are removed by their index
            Reference reference = references.get(i);
            JsonPointer pointer = JsonPointer.compile(reference.pointer());
            JsonNode parent = copy.at(pointer.head());
            JsonNode now = value.apply(reference);
            if (parent instanceof ArrayNode array) {
                int index = pointer.last().getMatchingIndex();
                if (now == null) {
                    array.remove(index);
                } else {
                    array.set(index, now);
                }
            } else if (parent instanceof ObjectNode object) {
                String field = pointer.last().getMatchingProperty();
                JsonNode kept = now != null || instead == null ? now : instead.at(pointer);
                if (kept == null || kept.isMissingNode()) {
                    object.remove(field);
                } else {
                    object.set(field, kept);
                }
            }
        }
        return copy;
    }

    /** Returns a body with a sorted text for each reference: the order of a set of references has no meaning. */
    static ObjectNode compared(
            ObjectNode body,
            List<Reference> references,
            Function<Reference, @Nullable JsonNode> value,
            @Nullable ObjectNode instead) {
        ObjectNode copy = replaced(body, references, value, instead);
        Set<String> arrays = new HashSet<>();
        for (Reference reference : references) {
            JsonPointer parent = JsonPointer.compile(reference.pointer()).head();
            if (copy.at(parent) instanceof ArrayNode array && arrays.add(parent.toString())) {
                List<JsonNode> sorted = new ArrayList<>();
                array.forEach(sorted::add);
                sorted.sort((one, other) -> one.asString("").compareTo(other.asString("")));
                array.removeAll();
                array.addAll(sorted);
            }
        }
        return copy;
    }
}
