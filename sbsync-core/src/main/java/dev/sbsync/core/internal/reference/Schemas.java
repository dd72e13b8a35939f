package dev.sbsync.core.internal.reference;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The fields of a space's components, by their names. Immutable. */
public final class Schemas {

    private static final String TRANSLATION = "__i18n__";

    private final Map<String, Map<String, Field>> components = new HashMap<>();

    private Schemas() {}

    /** Returns the schemas of components, as the API lists them. */
    public static Schemas of(Iterable<? extends JsonNode> components) {
        Schemas schemas = new Schemas();
        for (JsonNode component : components) {
            Map<String, Field> fields = new HashMap<>();
            component
                    .path("schema")
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), Field.of(field.getValue())));
            schemas.components.put(component.path("name").asString(""), fields);
        }
        return schemas;
    }

    /** Returns the field of a component; a translation is as its field. Unknown ones can contain anything. */
    Field field(String component, String key) {
        int translation = key.indexOf(TRANSLATION);
        String name = translation < 0 ? key : key.substring(0, translation);
        return components.getOrDefault(component, Map.of()).getOrDefault(name, Field.ANY);
    }
}
