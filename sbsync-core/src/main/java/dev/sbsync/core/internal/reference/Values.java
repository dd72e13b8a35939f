package dev.sbsync.core.internal.reference;

import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rewrites values that are no objects and no arrays. */
final class Values {

    private static final int UUID_LENGTH = 36;

    /** The names of properties with secrets, which are never rewritten. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|token|secret|api_?key)");

    /** The names under which plugins store ids. */
    private static final Pattern ID = Pattern.compile("id|.*_id|.*Id");

    private final TargetIdentities identities;
    private final Findings findings;
    private final AssetTexts assets;

    Values(TargetIdentities identities, Findings findings, AssetTexts assets) {
        this.identities = identities;
        this.findings = findings;
        this.assets = assets;
    }

    /** Returns the value for the target; the same instance if nothing changes. */
    JsonNode rewritten(JsonNode value, Field field) {
        return switch (field.meaning()) {
            case KEPT, DROPPED -> value;
            case STORY -> storyReference(value);
            case PATH -> path(value, field.detail());
            case ASSET_ID -> id(value, ReferenceType.ASSET_ID, identities::asset, asset -> String.valueOf(asset.id()));
            case USER -> otherId(value, ReferenceType.USER_ID);
            case TAG -> otherId(value, ReferenceType.TAG_ID);
            case DATASOURCE -> otherId(value, ReferenceType.DATASOURCE_ID);
            case ENTRY ->
                name(value, ReferenceType.DATASOURCE_ENTRY, entry -> identities.datasourceEntry(field.detail(), entry));
            case LANGUAGE -> name(value, ReferenceType.LANGUAGE, identities::language);
            case PLUGIN -> value.isNumber() ? pluginNumber(value) : text(value);
            case ANY, LINK, ASSET, IMAGE_ATTRIBUTES, BLOK_ATTRIBUTES -> text(value);
        };
    }

    /** Returns the story that the value of a reference names, a uuid or an id. */
    static Resolution<TargetStory> story(TargetIdentities identities, JsonNode value) {
        if (isId(value)) {
            return identities.storyById(value.asLong());
        }
        String uuid = value.isString() ? value.stringValue() : "";
        return uuid.isEmpty() || isDigits(uuid) ? Resolution.none() : identities.story(uuid);
    }

    private JsonNode storyReference(JsonNode value) {
        return isId(value)
                ? id(value, ReferenceType.STORY_ID, identities::storyById, story -> String.valueOf(story.id()))
                : uuid(value, story(identities, value));
    }

    private JsonNode uuid(JsonNode value, Resolution<TargetStory> resolution) {
        TargetStory story = findings.add(ReferenceType.STORY_UUID, value.asString(""), resolution, TargetStory::uuid);
        return story == null ? value : string(value, story.uuid());
    }

    /** Keeps the slashes at both ends, or their absence: they are not part of the difference. */
    private static JsonNode path(JsonNode value, String forTarget) {
        String path = value.isString() ? value.stringValue() : "/";
        if (path.equals("/") || trimmed(path).equals(trimmed(forTarget))) {
            return value;
        }
        String start = path.startsWith("/") && !forTarget.startsWith("/") ? "/" : "";
        String end = path.endsWith("/") && !forTarget.endsWith("/") ? "/" : "";
        return string(value, start + forTarget + end);
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/|/$", "");
    }

    private <T> JsonNode id(
            JsonNode value, ReferenceType type, LongFunction<Resolution<T>> resolve, Function<T, String> shown) {
        if (!isId(value)) {
            return value;
        }
        T target = findings.add(type, value.asString(), resolve.apply(value.asLong()), shown);
        if (target == null || shown.apply(target).equals(value.asString())) {
            return value;
        }
        String id = shown.apply(target);
        return value.isString() ? string(value, id) : JsonNodeFactory.instance.numberNode(Long.parseLong(id));
    }

    private JsonNode otherId(JsonNode value, ReferenceType type) {
        return id(value, type, id -> identities.id(type, id), String::valueOf);
    }

    private JsonNode name(JsonNode value, ReferenceType type, Function<String, Resolution<String>> resolve) {
        String name = value.isString() ? value.stringValue() : "";
        if (!name.isEmpty()) {
            findings.add(type, name, resolve.apply(name), same -> same);
        }
        return value;
    }

    private JsonNode pluginNumber(JsonNode value) {
        if (isId(value) && ID.matcher(findings.property()).matches()) {
            Resolution<String> unknown = new Resolution<>(ReferenceState.UNKNOWN, null);
            findings.add(ReferenceType.OPAQUE_ID, value.asString(), unknown, any -> any);
        }
        return value;
    }

    /** Applies the rules for texts anywhere: a whole uuid of a source's story, and the URLs of assets. */
    private JsonNode text(JsonNode value) {
        if (!value.isString()) {
            return value;
        }
        String text = value.stringValue();
        boolean uuid = text.length() == UUID_LENGTH && text.charAt(8) == '-' && identities.isSourceStory(text);
        if (!uuid && !text.contains("/f")) {
            return value;
        }
        if (SECRET.matcher(findings.property()).matches()) {
            return value;
        }
        return uuid ? uuid(value, identities.story(text)) : string(value, assets.rewritten(text));
    }

    private static JsonNode string(JsonNode value, String text) {
        return text.equals(value.stringValue()) ? value : JsonNodeFactory.instance.stringNode(text);
    }

    /** Returns whether a value is an id: a positive number, or its digits as a text. */
    private static boolean isId(JsonNode value) {
        return value.isString()
                ? isDigits(value.stringValue()) && value.asLong(0) > 0
                : value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty()
                && text.length() <= 18
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
