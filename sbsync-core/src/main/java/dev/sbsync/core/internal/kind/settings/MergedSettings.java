package dev.sbsync.core.internal.kind.settings;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.SpacePayload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings to send: those that differ, and lists as a whole, with the rows that the target has and those that are
 * wanted. A wanted field that is null is removed. Pure.
 */
final class MergedSettings {

    private final Space now;
    private final ObjectNode wanted;
    private final Map<String, JsonNode> changed = new LinkedHashMap<>();

    private MergedSettings(Space now, ObjectNode wanted) {
        this.now = now;
        this.wanted = wanted;
        ObjectNode there = SettingFields.of(Space.of(SettingFields.withSwitches(now.raw())));
        wanted.properties().stream()
                .filter(field -> !field.getValue().equals(there.path(field.getKey())))
                .filter(field -> !field.getValue().isNull() || there.has(field.getKey()))
                .forEach(field -> changed.put(field.getKey(), field.getValue()));
    }

    /**
     * Returns the settings to send.
     *
     * @param now the settings of the target
     * @param wanted the fields of the source, or those that an undo restores
     */
    static SpacePayload payload(Space now, ObjectNode wanted) {
        MergedSettings merged = new MergedSettings(now, wanted);
        SpacePayload payload = SpacePayload.empty();
        Set<String> plain = SettingFields.plain().collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> field : merged.changed.entrySet()) {
            if (plain.contains(field.getKey())) {
                JsonNode value = field.getValue();
                payload = payload.set(field.getKey(), value.isNull() ? SettingFields.cleared(field.getKey()) : value);
            }
        }
        payload = merged.with(
                payload, all -> all.languages(merged.languages()), SettingFields.LANGUAGE, SettingFields.AI_CODE);
        payload = merged.with(payload, all -> all.environments(merged.environments()), SettingFields.ENVIRONMENT);
        payload = merged.with(payload, all -> all.assetMetadataSchema(merged.metadata()), SettingFields.METADATA);
        payload = merged.with(
                payload,
                all -> all.translatableAssetFields(
                        merged.names(now.translatableAssetFields(), SettingFields.TRANSLATABLE)),
                SettingFields.TRANSLATABLE);
        return merged.with(
                payload,
                all -> all.requiredAssetFields(merged.names(now.requiredAssetFields(), SettingFields.REQUIRED)),
                SettingFields.REQUIRED);
    }

    /** Returns a payload with a list, if one of its fields differs. */
    private SpacePayload with(SpacePayload payload, UnaryOperator<SpacePayload> list, String... prefixes) {
        boolean differs = false;
        for (String prefix : prefixes) {
            differs |= changed.keySet().stream().anyMatch(field -> field.startsWith(prefix));
        }
        return differs ? list.apply(payload) : payload;
    }

    private List<Language> languages() {
        Map<String, Language> byCode = new LinkedHashMap<>();
        now.languages().forEach(language -> byCode.put(language.code(), language));
        Set<String> codes = new LinkedHashSet<>(keys(SettingFields.LANGUAGE));
        codes.addAll(keys(SettingFields.AI_CODE));
        for (String code : codes) {
            Language known = byCode.getOrDefault(code, new Language(code, ""));
            byCode.put(
                    code,
                    new Language(
                            code,
                            text(SettingFields.LANGUAGE + code, known.name()),
                            text(SettingFields.AI_CODE + code, known.aiTranslationCode())));
        }
        byCode.keySet().removeIf(code -> removed(SettingFields.LANGUAGE + code));
        return List.copyOf(byCode.values());
    }

    private String text(String field, String otherwise) {
        return wanted.has(field) ? wanted.path(field).asString("") : otherwise;
    }

    private boolean removed(String field) {
        return wanted.path(field).isNull();
    }

    private ArrayNode environments() {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        now.environments().forEach(row -> byName.put(row.path("name").asString(""), row));
        for (String name : keys(SettingFields.ENVIRONMENT)) {
            ObjectNode row = byName.get(name) instanceof ObjectNode known
                    ? known.deepCopy()
                    : JsonNodeFactory.instance.objectNode().put("name", name);
            byName.put(name, row.set("location", wanted.get(SettingFields.ENVIRONMENT + name)));
        }
        byName.keySet().removeIf(name -> removed(SettingFields.ENVIRONMENT + name));
        return array(byName);
    }

    private ArrayNode metadata() {
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        SettingFields.metadata(now).forEach(row -> byKey.put(row.path("key").asString(""), row));
        keys(SettingFields.METADATA).forEach(key -> byKey.put(key, wanted.get(SettingFields.METADATA + key)));
        byKey.keySet().removeIf(key -> removed(SettingFields.METADATA + key));
        return array(byKey);
    }

    private List<String> names(List<String> there, String prefix) {
        Set<String> names = new LinkedHashSet<>(there);
        names.addAll(keys(prefix));
        names.removeIf(name -> removed(prefix + name));
        return List.copyOf(names);
    }

    private List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        for (String field : wanted.propertyNames()) {
            if (field.startsWith(prefix)) {
                keys.add(field.substring(prefix.length()));
            }
        }
        return keys;
    }

    private static ArrayNode array(Map<String, JsonNode> rows) {
        return JsonNodeFactory.instance.arrayNode().addAll(rows.values());
    }
}
