package dev.sbsync.core.internal.reference;

import dev.sbsync.core.item.ItemKey;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Rewrites values with everything that can be known of the target. Thread-safe; blocks for lookups. */
public interface ReferenceMapper {

    /**
     * Returns a value for the target.
     *
     * @param content the content in the value, which decides whether the schemas of components are needed
     * @param rewriting rewrites the value; called again after lookups
     */
    Rewritten mapped(JsonNode content, Function<ReferenceRewriter, Rewritten> rewriting);

    /** Returns the items that a value references, and that the run is yet to create. */
    Set<ItemKey> pending(Rewritten rewritten);
}
