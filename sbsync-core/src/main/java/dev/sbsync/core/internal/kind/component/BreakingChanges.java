package dev.sbsync.core.internal.kind.component;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The changes of a component that existing content may not fit. Stateless. */
final class BreakingChanges {

    /** The types of fields without content. */
    private static final Set<String> LAYOUT = Set.of("", "tab", "section");

    private BreakingChanges() {}

    /** Returns a warning with the number of the target's stories that use the component, if it breaks any. Blocks. */
    static List<Problem> warnings(ObjectNode wanted, ObjectNode there, Side target) {
        List<String> changes = of(wanted, there);
        if (changes.isEmpty()) {
            return List.of();
        }
        String users = new ComponentUsers(target, there.path("name").asString("")).all();
        return users.isEmpty()
                ? List.of()
                : List.of(new Problem(OutcomeCode.BREAKING_CHANGE, String.join("; ", changes) + "; " + users));
    }

    /** Returns a description of each breaking change from one component to another. */
    static List<String> of(ObjectNode wanted, ObjectNode there) {
        List<String> changes = new ArrayList<>();
        if (there.path("is_root").asBoolean(false) && !wanted.path("is_root").asBoolean(false)) {
            changes.add("it is no longer a content type");
        }
        JsonNode now = wanted.path("schema");
        JsonNode then = there.path("schema");
        then.properties().forEach(field -> {
            String type = type(field.getValue());
            String newType = type(now.path(field.getKey()));
            if (!LAYOUT.contains(type) && LAYOUT.contains(newType)) {
                changes.add("the field '" + field.getKey() + "' is removed");
            } else if (!LAYOUT.contains(type) && !type.equals(newType)) {
                changes.add("the field '" + field.getKey() + "' changes its type from " + type + " to " + newType);
            }
        });
        now.properties().forEach(field -> {
            if (required(field.getValue()) && !required(then.path(field.getKey()))) {
                changes.add("the field '" + field.getKey() + "' becomes required");
            }
        });
        return changes;
    }

    private static String type(JsonNode field) {
        return field.path("type").asString("");
    }

    private static boolean required(JsonNode field) {
        return field.path("required").asBoolean(false);
    }
}
