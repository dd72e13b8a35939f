package dev.sbsync.core.internal.kind.settings;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a space as fields that are compared one by one: each language, environment and metadata field of
 * assets is a field of its own, named by a prefix and its key. Stateless.
 */
final class SettingFields {

    static final String LANGUAGE = "language ";
    static final String AI_CODE = "ai_translation_code ";
    static final String ENVIRONMENT = "environment ";
    static final String METADATA = "asset_custom_meta_data_schema ";
    static final String TRANSLATABLE = "translatable_asset_fields ";
    static final String REQUIRED = "required_assest_fields ";

    private static final List<String> VALUES = List.of(
            "domain",
            "default_lang_name",
            "default_ai_lang_code",
            "flag_icons_display_mode",
            "tablet_size",
            "mobile_size",
            "auto_delete_old_versions_after_days");

    private static final String SINGLY = "use_translated_stories";
    private static final List<String> SWITCHES =
            List.of(SINGLY, "hide_flag_icons", "encode_preview_urls", "enable_extended_char_set_in_stories_slug");

    /** A switch that a sync turns on, but never off. */
    private static final String ALTERNATES = "show_stories_alternative_versions";

    private SettingFields() {}

    /** Returns the names of the settings that are fields as they are. */
    static Stream<String> plain() {
        return Stream.of(VALUES.stream(), SWITCHES.stream(), Stream.of(ALTERNATES))
                .flatMap(names -> names);
    }

    /** Returns whether some settings say how languages are published. */
    static boolean sayHowToPublish(ObjectNode settings) {
        return settings.has(SINGLY);
    }

    /** Returns whether a space with some fields publishes languages individually. */
    static boolean singly(ObjectNode fields) {
        return fields.path(SINGLY).asBoolean(false);
    }

    /** Returns the codes of the languages in some fields; one that is null is removed. */
    static Set<String> languages(ObjectNode fields) {
        return fields.propertyStream()
                .filter(field ->
                        field.getKey().startsWith(LANGUAGE) && !field.getValue().isNull())
                .map(field -> field.getKey().substring(LANGUAGE.length()))
                .collect(Collectors.toSet());
    }

    /** Returns whether some fields remove languages. */
    static boolean removesLanguages(ObjectNode fields) {
        return fields.properties().stream()
                .anyMatch(field ->
                        field.getKey().startsWith(LANGUAGE) && field.getValue().isNull());
    }

    /** Returns what clears a setting that is a field as it is. */
    static JsonNode cleared(String name) {
        boolean turnedOff = name.equals(ALTERNATES) || SWITCHES.contains(name);
        return turnedOff ? BooleanNode.FALSE : NullNode.instance;
    }

    /** Returns the settings of a target: switches that are not shown are off. */
    static ObjectNode withSwitches(ObjectNode settings) {
        ObjectNode all = settings.deepCopy();
        SWITCHES.stream().filter(name -> !all.path(name).isBoolean()).forEach(name -> all.put(name, false));
        return all;
    }

    /** Returns the fields; what a space does not have is absent. */
    static ObjectNode of(Space space) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        plain().forEach(name -> {
            JsonNode value = space.raw().path(name);
            boolean off = name.equals(ALTERNATES) && !value.asBoolean(false);
            if (!off && !value.isMissingNode() && !value.asString("").isEmpty()) {
                fields.set(name, value.deepCopy());
            }
        });
        for (Language language : space.languages()) {
            fields.put(LANGUAGE + language.code(), language.name());
            if (!language.aiTranslationCode().isEmpty()) {
                fields.put(AI_CODE + language.code(), language.aiTranslationCode());
            }
        }
        space.environments()
                .forEach(row -> fields.set(ENVIRONMENT + row.path("name").asString(""), row.path("location")));
        metadata(space).forEach(row -> fields.set(METADATA + row.path("key").asString(""), row));
        space.translatableAssetFields().forEach(name -> fields.put(TRANSLATABLE + name, true));
        space.requiredAssetFields().forEach(name -> fields.put(REQUIRED + name, true));
        return fields;
    }

    /** Returns the rows of the metadata schema, which older payloads have as an object by key. */
    static List<JsonNode> metadata(Space space) {
        JsonNode schema = space.assetMetadataSchema();
        return schema.isObject()
                ? schema.properties().stream()
                        .map(row -> row.getValue() instanceof ObjectNode object && !object.has("key")
                                ? object.deepCopy().put("key", row.getKey())
                                : row.getValue())
                        .toList()
                : schema.valueStream().toList();
    }
}
