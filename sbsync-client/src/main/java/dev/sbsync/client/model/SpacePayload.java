package dev.sbsync.client.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a space for a create or an update. */
public final class SpacePayload extends Payload<SpacePayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a space",
                    Set.of(
                            "name",
                            "domain",
                            "languages",
                            "default_lang_name",
                            "default_ai_lang_code",
                            "default_root",
                            "use_translated_stories",
                            "show_stories_alternative_versions",
                            "hide_flag_icons",
                            "flag_icons_display_mode",
                            "dimensions_app_folders",
                            "environments",
                            "encode_preview_urls",
                            "asset_custom_meta_data_schema",
                            "translatable_asset_fields",
                            "required_assest_fields",
                            "tablet_size",
                            "mobile_size",
                            "auto_delete_old_versions_after_days",
                            "enable_extended_char_set_in_stories_slug"),
                    Map.of())
            .andIgnores(
                    "id",
                    "plan",
                    "plan_level",
                    "region",
                    "owner_id",
                    "role",
                    "stories_count",
                    "assets_count",
                    "limits");

    private SpacePayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static SpacePayload empty() {
        return new SpacePayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the name
     */
    public static SpacePayload of(String name) {
        return empty().name(name);
    }

    @Override
    SpacePayload made(ObjectNode attributes) {
        return new SpacePayload(attributes);
    }

    /** Sets the name. */
    public SpacePayload name(String value) {
        return set("name", value);
    }

    /** Sets the URL of the preview. */
    public SpacePayload domain(String value) {
        return set("domain", value);
    }

    /** Sets the name of the default language. */
    public SpacePayload defaultLanguageName(String value) {
        return set("default_lang_name", value);
    }

    /** Sets the code that AI translation uses for the default language. */
    public SpacePayload defaultAiLanguageCode(String value) {
        return set("default_ai_lang_code", value);
    }

    /** Sets the content type of new stories, a component's name. */
    public SpacePayload defaultRoot(String value) {
        return set("default_root", value);
    }

    /** Sets whether languages are published individually. */
    public SpacePayload translatedStories(boolean value) {
        return set("use_translated_stories", value);
    }

    /** Sets whether a story's alternates are shown with it. */
    public SpacePayload alternatesShown(boolean value) {
        return set("show_stories_alternative_versions", value);
    }

    /** Sets whether languages are shown without their flags. */
    public SpacePayload flagIconsHidden(boolean value) {
        return set("hide_flag_icons", value);
    }

    /** Sets how flags are shown, in the API's terms. */
    public SpacePayload flagIconsMode(String value) {
        return set("flag_icons_display_mode", value);
    }

    /**
     * Sets the folders of languages, an array of {@code folder_id} and {@code ai_translation_code}; shared. The ids are
     * of folders of this space.
     */
    public SpacePayload languageFolders(JsonNode value) {
        return set("dimensions_app_folders", value);
    }

    /** Sets all additional previews, an array of {@code name} and {@code location}; shared. */
    public SpacePayload environments(JsonNode value) {
        return set("environments", value);
    }

    /** Sets whether preview URLs are encoded. */
    public SpacePayload previewUrlsEncoded(boolean value) {
        return set("encode_preview_urls", value);
    }

    /** Sets all custom metadata keys of assets; shared. */
    public SpacePayload assetMetadataSchema(JsonNode value) {
        return set("asset_custom_meta_data_schema", value);
    }

    /** Sets which metadata of assets is translated. */
    public SpacePayload translatableAssetFields(List<String> values) {
        return set("translatable_asset_fields", Attributes.strings(values));
    }

    /** Sets which metadata of assets is required; the API's own spelling is {@code required_assest_fields}. */
    public SpacePayload requiredAssetFields(List<String> values) {
        return set("required_assest_fields", Attributes.strings(values));
    }

    /** Sets the width of the tablet preview in pixels. */
    public SpacePayload tabletSize(long value) {
        return set("tablet_size", value);
    }

    /** Sets the width of the mobile preview in pixels. */
    public SpacePayload mobileSize(long value) {
        return set("mobile_size", value);
    }

    /** Sets the days until old versions of stories are deleted. */
    public SpacePayload deleteVersionsAfterDays(long value) {
        return set("auto_delete_old_versions_after_days", value);
    }

    /** Sets whether slugs may have letters beyond ASCII. */
    public SpacePayload extendedSlugCharacters(boolean value) {
        return set("enable_extended_char_set_in_stories_slug", value);
    }

    /**
     * Sets all languages other than the default one, removing those not in the list: start from
     * {@link Space#languages}. Removing a language keeps its translations; adding it again shows them.
     */
    public SpacePayload languages(List<Language> all) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Language language : all) {
            ObjectNode row = rows.addObject().put("code", language.code()).put("name", language.name());
            if (!language.aiTranslationCode().isEmpty()) {
                row.put("ai_translation_code", language.aiTranslationCode());
            }
        }
        return set("languages", rows);
    }
}
