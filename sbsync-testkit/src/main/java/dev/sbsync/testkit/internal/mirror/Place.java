package dev.sbsync.testkit.internal.mirror;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A place inside a tree.
 *
 * @param steps names of members and indexes of elements
 */
record Place(List<Object> steps) {
    static final Place ROOT = new Place(List.of());

    Place member(String name) {
        return with(name);
    }

    Place element(int index) {
        return with(index);
    }

    /** Returns the value at the place, a missing node if there is none. */
    JsonNode in(JsonNode root) {
        JsonNode at = root;
        for (Object step : steps) {
            at = step instanceof Integer index ? at.path(index) : at.path(step.toString());
        }
        return at;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        for (Object step : steps) {
            text.append(step instanceof Integer ? "[" + step + "]" : "." + step);
        }
        return text.toString();
    }

    private Place with(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(List.copyOf(longer));
    }
}
