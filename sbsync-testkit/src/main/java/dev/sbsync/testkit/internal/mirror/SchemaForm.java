package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.reference.ReferenceForm;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of schemas, with names in place of ids and uuids. */
final class SchemaForm {
    private static final Map<String, String> REFERENCES = Map.of(
            "component_group_whitelist", "component_groups",
            "component_group_denylist", "component_groups",
            "component_tag_whitelist", "internal_tags",
            "component_tag_denylist", "internal_tags");
    private static final String FOLDERS = "asset_folders";

    private final SpaceNames names;
    private final SpaceNames other;
    private final ReferenceForm references;
    private final boolean source;

    SchemaForm(SpaceNames names, SpaceNames other, ReferenceForm references, boolean source) {
        this.references = references;
        this.names = names;
        this.other = other;
        this.source = source;
    }

    /** Returns the form of a field, without its id. */
    JsonNode of(JsonNode field) {
        if (!(field instanceof ObjectNode object)) {
            return field;
        }
        ObjectNode form = Nodes.shallowCopy(object);
        form.remove("id");
        REFERENCES.forEach((key, kind) -> {
            if (form.path(key).isArray()) {
                form.set(key, named(kind, form.path(key)));
            }
        });
        if (form.has("default_value")) {
            form.set("default_value", references.defaultValue(form.get("default_value"), field));
        }
        JsonNode folder = form.path("asset_folder_id");
        if (!folder.asString("").isEmpty()) {
            folder(folder)
                    .ifPresentOrElse(path -> form.put("asset_folder_id", path), () -> form.remove("asset_folder_id"));
        }
        return form;
    }

    private ArrayNode named(String kind, JsonNode ids) {
        ArrayNode found = Nodes.array();
        for (JsonNode id : ids) {
            names.name(kind, id).ifPresentOrElse(found::add, () -> {
                if (!source) {
                    found.add(unknown(id));
                }
            });
        }
        return found;
    }

    /** An asset folder that the target lacks cannot be named there. */
    private Optional<String> folder(JsonNode id) {
        Optional<String> path = names.name(FOLDERS, id);
        return source ? path.filter(known -> other.has(FOLDERS, known)) : Optional.of(path.orElse(unknown(id)));
    }

    private static String unknown(JsonNode id) {
        return "not in the space: " + id.asString("");
    }

    static boolean blank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isEmpty())
                || (value.isContainer() && value.isEmpty());
    }
}
