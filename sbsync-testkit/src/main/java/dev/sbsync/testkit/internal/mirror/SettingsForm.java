package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a space by name; each language, environment and field of the asset schema is one of its own. */
final class SettingsForm {
    private static final Map<String, String> ROWS =
            Map.of("languages", "code", "environments", "name", "asset_custom_meta_data_schema", "key");
    private static final String APP_FOLDERS = "dimensions_app_folders";

    private SettingsForm() {}

    static ObjectNode of(FakeSpace space, SpaceNames names) {
        ObjectNode form = Nodes.object();
        space.settings().properties().forEach(setting -> {
            String key = ROWS.get(setting.getKey());
            if (key != null) {
                setting.getValue()
                        .forEach(row ->
                                form.set(setting.getKey() + " " + row.path(key).asString(""), row));
            } else if (setting.getKey().equals(APP_FOLDERS)) {
                setting.getValue().forEach(row -> form.set(APP_FOLDERS + " " + folder(names, row), withoutId(row)));
            } else if (!SchemaForm.blank(setting.getValue()) && !off(setting.getValue())) {
                form.set(setting.getKey(), setting.getValue());
            }
        });
        return form;
    }

    /** A switch that is off is the same as one that was never set. */
    private static boolean off(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static String folder(SpaceNames names, JsonNode row) {
        return names.name("stories", row.path("folder_id")).orElse("not in the space");
    }

    private static JsonNode withoutId(JsonNode row) {
        ObjectNode rest = Nodes.shallowCopy((ObjectNode) row);
        rest.remove("folder_id");
        return rest;
    }
}
