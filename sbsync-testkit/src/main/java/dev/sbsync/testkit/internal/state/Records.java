package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of one kind other than stories, such as components, in order of creation. Objects are replaced, never
 * changed.
 */
public final class Records {
    private final Map<Long, ObjectNode> byId = new LinkedHashMap<>();

    Records() {}

    Records copy() {
        Records copy = new Records();
        copy.byId.putAll(byId);
        return copy;
    }

    /** Returns all, in order of creation. */
    public Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Returns the one with an id. */
    public Optional<ObjectNode> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Adds one, or replaces the one with that id in its place. */
    public void put(long id, ObjectNode item) {
        byId.put(id, item);
    }

    /** Replaces all items that pass a test with changed copies, in place. */
    public void changeWhere(Predicate<ObjectNode> test, Consumer<ObjectNode> change) {
        byId.replaceAll((id, item) -> {
            if (!test.test(item)) {
                return item;
            }
            ObjectNode next = Nodes.shallowCopy(item);
            change.accept(next);
            return next;
        });
    }

    /** Removes all that pass a test. */
    public void removeWhere(Predicate<ObjectNode> test) {
        byId.values().removeIf(test);
    }

    /** Removes one. */
    public void remove(long id) {
        byId.remove(id);
    }
}
