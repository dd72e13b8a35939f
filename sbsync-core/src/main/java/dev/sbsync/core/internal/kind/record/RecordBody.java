package dev.sbsync.core.internal.kind.record;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is compared and written of a record.
 *
 * @param json the fields by the API's names, with the references of its space; must not be changed
 * @param references the places that name other items by their ids or uuids, in the order of the body
 * @param uncompared the JSON pointers of members that are written, but not compared
 * @param named the items that it names otherwise
 */
record RecordBody(ObjectNode json, List<Reference> references, List<String> uncompared, List<NamedItem> named) {

    /** The body of a record of which only the name is known. */
    static final RecordBody NONE =
            new RecordBody(JsonNodeFactory.instance.objectNode(), List.of(), List.of(), List.of());

    /** Copies the lists, not the JSON. */
    RecordBody {
        references = List.copyOf(references);
        uncompared = List.copyOf(uncompared);
        named = List.copyOf(named);
    }

    /**
     * Returns the body as compared.
     *
     * @param value returns what a reference counts as; null to leave it out
     * @param instead the compared body that has the values of references that are left out; null to remove them
     */
    ObjectNode compared(Function<Reference, @Nullable JsonNode> value, @Nullable ObjectNode instead) {
        ObjectNode compared = References.compared(json, references, value, instead);
        for (String member : uncompared) {
            JsonPointer pointer = JsonPointer.compile(member);
            if (compared.at(pointer.head()) instanceof ObjectNode object) {
                object.remove(pointer.last().getMatchingProperty());
            }
        }
        return compared;
    }
}
