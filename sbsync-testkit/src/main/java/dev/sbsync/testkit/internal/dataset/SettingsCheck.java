package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.DatasetException;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.PortableSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the settings of a space in a dataset. */
final class SettingsCheck {
    private SettingsCheck() {}

    static void check(ObjectNode settings, String place) {
        integer(settings, "plan_level", place);
        settings.properties()
                .forEach(setting -> PortableSettings.problem(setting.getKey(), setting.getValue())
                        .ifPresent(problem -> {
                            throw new DatasetException(place + "." + setting.getKey(), problem);
                        }));
        JsonNode history = settings.path("version_history");
        if (!history.isMissingNode()
                && !history.asString("").equals("none")
                && !history.asString("").matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")) {
            throw new DatasetException(
                    place + ".version_history",
                    "\"none\" or a time such as \"2024-08-28T00:00:00.000Z\" is needed, not " + history);
        }
        for (String limit : new String[] {"stories", "folders"}) {
            integer(settings.path("limits"), limit, place + ".limits");
        }
        int index = 0;
        for (JsonNode stage : settings.path("workflow_stages")) {
            String at = place + ".workflow_stages[" + index++ + "]";
            if (Nodes.integer(stage, "id", 0) <= 0
                    || Nodes.string(stage, "name", "").isEmpty()) {
                throw new DatasetException(at, "a workflow stage is an object with an id and a name, not " + stage);
            }
        }
    }

    private static void integer(JsonNode object, String name, String place) {
        if (!Nodes.missing(object, name) && !object.path(name).isIntegralNumber()) {
            throw new DatasetException(place + "." + name, "a whole number is needed, not " + object.path(name));
        }
    }
}
