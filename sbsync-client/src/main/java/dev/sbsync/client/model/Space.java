package dev.sbsync.client.model;

import dev.sbsync.transport.ratelimit.RateLimit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A space (docs/management-api.md).
 *
 * <p>{@link #raw()} contains secrets ({@code first_token}).
 */
public final class Space extends RawRecord {

    private static final RateLimit STARTER = RateLimit.perSecond(3);
    private static final RateLimit PAID = RateLimit.perSecond(6);
    private static final RateLimit UNKNOWN_PLAN = new RateLimit(5, 6);

    private Space(JsonNode raw) {
        super(raw, "space");
    }

    /**
     * Creates a space from what the API sends under {@code space}; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Space of(JsonNode raw) {
        return new Space(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the plan, such as {@code starter}; empty if there is none. */
    public String plan() {
        return text("plan");
    }

    /** Returns the level of the plan; empty if there is none. */
    public OptionalLong planLevel() {
        return number("plan_level");
    }

    /** Returns the code of the region; empty if there is none. */
    public String region() {
        return text("region");
    }

    /**
     * Returns the languages other than the default one, in the API's order. Newer responses have them at the top level,
     * older ones under {@code options} (docs/management-api.md); the top level wins.
     */
    public List<Language> languages() {
        JsonNode top = raw().path("languages");
        JsonNode rows =
                top.isArray() && !top.isEmpty() ? top : raw().path("options").path("languages");
        return rows.valueStream()
                .map(row -> new Language(
                        Attributes.text(row, "code"),
                        Attributes.text(row, "name"),
                        Attributes.text(row, "ai_translation_code")))
                .filter(language -> !language.code().isEmpty())
                .toList();
    }

    /** Returns the URL of the preview; empty if there is none. */
    public String domain() {
        return text("domain");
    }

    /** Returns the name of the default language; empty if there is none. */
    public String defaultLanguageName() {
        return text("default_lang_name");
    }

    /** Returns the code that AI translation uses for the default language; empty if there is none. */
    public String defaultAiLanguageCode() {
        return text("default_ai_lang_code");
    }

    /** Returns the content type of new stories, a component's name; empty if there is none. */
    public String defaultRoot() {
        return text("default_root");
    }

    /** Returns whether a story's alternates are shown with it; false by default. */
    public boolean alternatesShown() {
        return flag("show_stories_alternative_versions");
    }

    /** Returns whether languages are shown without their flags; false by default. */
    public boolean flagIconsHidden() {
        return flag("hide_flag_icons");
    }

    /** Returns how flags are shown, in the API's terms; empty if there is none. */
    public String flagIconsMode() {
        return text("flag_icons_display_mode");
    }

    /** Returns the folders of languages, shared; a missing node if there is none. */
    public JsonNode languageFolders() {
        return raw().path("dimensions_app_folders");
    }

    /** Returns additional previews, shared; a missing node if there is none. */
    public JsonNode environments() {
        return raw().path("environments");
    }

    /** Returns whether preview URLs are encoded; false by default. */
    public boolean previewUrlsEncoded() {
        return flag("encode_preview_urls");
    }

    /** Returns the custom metadata keys of assets, shared; a missing node if there are none. */
    public JsonNode assetMetadataSchema() {
        return setting("asset_custom_meta_data_schema");
    }

    /** Returns which metadata of assets is translated; empty by default. */
    public List<String> translatableAssetFields() {
        return Attributes.texts(raw(), "translatable_asset_fields");
    }

    /** Returns which metadata of assets is required; empty by default. */
    public List<String> requiredAssetFields() {
        return Attributes.texts(setting("required_assest_fields"));
    }

    /** Returns the width of the tablet preview in pixels; empty if there is none. */
    public OptionalLong tabletSize() {
        return number("tablet_size");
    }

    /** Returns the width of the mobile preview in pixels; empty if there is none. */
    public OptionalLong mobileSize() {
        return number("mobile_size");
    }

    /** Returns the days until old versions of stories are deleted; empty if there is none. */
    public OptionalLong deleteVersionsAfterDays() {
        return number("auto_delete_old_versions_after_days");
    }

    /** Returns whether slugs may have letters beyond ASCII; false by default. */
    public boolean extendedSlugCharacters() {
        return flag("enable_extended_char_set_in_stories_slug");
    }

    /**
     * Returns the rate limit of the plan: 3 requests per second for {@code starter} or a level of at most 0, 6 for any
     * other, and 5 with a burst of 6 if the plan is unknown (docs/management-api.md).
     */
    public RateLimit rateLimit() {
        OptionalLong level = planLevel();
        if (plan().equalsIgnoreCase("starter") || (level.isPresent() && level.getAsLong() <= 0)) {
            return STARTER;
        }
        return level.isPresent() || !plan().isEmpty() ? PAID : UNKNOWN_PLAN;
    }

    /**
     * Returns the limits of the plan, by the API's names; empty if the API does not provide them. Values that are not
     * integers, such as "unlimited", are only in {@link #raw()}.
     */
    public Map<String, Long> limits() {
        Map<String, Long> limits = new LinkedHashMap<>();
        raw().path("limits").properties().stream()
                .filter(limit ->
                        limit.getValue().canConvertToLong() && limit.getValue().isIntegralNumber())
                .forEach(limit -> limits.put(limit.getKey(), limit.getValue().longValue()));
        return Collections.unmodifiableMap(limits);
    }

    /** Returns whether languages are published individually ({@code use_translated_stories}); false by default. */
    public boolean translatedStories() {
        return flag("use_translated_stories");
    }

    /** Returns a setting from the top level, or from {@code options} in older responses. */
    private JsonNode setting(String name) {
        return raw().has(name) ? raw().path(name) : raw().path("options").path(name);
    }
}
