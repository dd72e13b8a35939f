package dev.sbsync.testkit.internal.resource;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.json.Nodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One create or update of an item.
 *
 * @param call the request
 * @param given the attributes that were sent
 * @param before the stored item, null on a create
 * @param next the item as it would be stored
 * @param errors what is wrong with it
 */
public record ItemChange(
        Call call, ObjectNode given, @Nullable ObjectNode before, ObjectNode next, FieldErrors errors) {
    /** Returns the id of the item. */
    public long id() {
        return Nodes.integer(next, "id", 0);
    }

    /** Returns a text of the item, empty if it has none. */
    public String text(String attribute) {
        return Nodes.string(next, attribute, "");
    }

    /** Returns a number of the item, 0 if it has none. */
    public long number(String attribute) {
        return Nodes.integer(next, attribute, 0);
    }

    /** Returns whether an attribute was sent. References are checked only then: stale ones are stored in old spaces. */
    public boolean sends(String attribute) {
        return given.has(attribute);
    }

    /** Returns whether an attribute gets another value. */
    public boolean changes(String attribute) {
        return before == null || !before.path(attribute).equals(next.path(attribute));
    }
}
