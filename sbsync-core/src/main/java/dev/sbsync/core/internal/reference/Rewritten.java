package dev.sbsync.core.internal.reference;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A value for the target.
 *
 * @param value the value; the given instance if nothing changed
 * @param references the references found, in the order of the value
 */
public record Rewritten(JsonNode value, List<FoundReference> references) {

    /** Copies the list. */
    public Rewritten {
        references = List.copyOf(references);
    }

    /** Returns the references in one state. */
    public List<FoundReference> in(ReferenceState state) {
        return references.stream()
                .filter(reference -> reference.state() == state)
                .toList();
    }
}
