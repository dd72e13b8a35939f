package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The settings of a space that a write can change, besides name and languages (docs/management-api.md). */
public final class PortableSettings {
    private static final Form BOOLEAN = new Form("true or false", JsonNode::isBoolean);
    private static final Form TEXT = new Form("a text", JsonNode::isString);
    private static final Form DAYS =
            new Form("a positive whole number", value -> value.isIntegralNumber() && value.asLong(0) > 0);
    private static final Form SIZE =
            new Form("a number", value -> value.asString("").matches("\\d{1,5}"));
    private static final Form TEXTS = new Form(
            "an array of texts", value -> value.isArray() && value.valueStream().allMatch(JsonNode::isString));

    private static final Map<String, Form> FORMS = forms();

    /** Every name. */
    public static final List<String> NAMES = List.copyOf(FORMS.keySet());

    private PortableSettings() {}

    private record Form(String needed, Predicate<JsonNode> test) {}

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("domain", TEXT);
        forms.put("environments", rows("name", "location"));
        forms.put("default_root", TEXT);
        forms.put("default_lang_name", TEXT);
        forms.put("default_ai_lang_code", TEXT);
        forms.put("use_translated_stories", BOOLEAN);
        forms.put("show_stories_alternative_versions", BOOLEAN);
        forms.put("hide_flag_icons", BOOLEAN);
        forms.put("flag_icons_display_mode", TEXT);
        forms.put("encode_preview_urls", BOOLEAN);
        forms.put("asset_custom_meta_data_schema", rows("key"));
        forms.put("translatable_asset_fields", TEXTS);
        forms.put("required_assest_fields", TEXTS);
        forms.put("tablet_size", SIZE);
        forms.put("mobile_size", SIZE);
        forms.put("auto_delete_old_versions_after_days", DAYS);
        forms.put("enable_extended_char_set_in_stories_slug", BOOLEAN);
        forms.put("dimensions_app_folders", rows("folder_id"));
        return forms;
    }

    private static Form rows(String... attributes) {
        return new Form(
                "an array of objects with " + String.join(" and ", attributes),
                value -> value.isArray() && value.valueStream().allMatch(row -> filled(row, attributes)));
    }

    private static boolean filled(JsonNode row, String... attributes) {
        for (String attribute : attributes) {
            if (row.path(attribute).asString("").isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Returns what is needed where the value of a setting is invalid; null clears any setting. */
    public static Optional<String> problem(String name, JsonNode value) {
        Form form = FORMS.get(name);
        if (form == null || value.isNull() || form.test().test(value)) {
            return Optional.empty();
        }
        return Optional.of(form.needed() + " is needed, not " + Nodes.text(value));
    }

    /** Returns whether {@code languages} is a list of objects with different codes. */
    public static boolean validLanguages(JsonNode languages) {
        return rows("code").test().test(languages)
                && languages
                                .valueStream()
                                .map(row -> row.path("code").asString(""))
                                .distinct()
                                .count()
                        == languages.size();
    }
}
