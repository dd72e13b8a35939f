package dev.sbsync.core.internal.reference;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A value for the target.
 *
 * @param value the value, which shares unchanged parts with the given one; the given instance if nothing changes
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
