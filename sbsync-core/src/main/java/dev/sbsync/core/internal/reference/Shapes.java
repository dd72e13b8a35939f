package dev.sbsync.core.internal.reference;

import dev.sbsync.core.internal.reference.Field.Meaning;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recognizes what the properties of an object contain, by its schema and its shape. Immutable. */
final class Shapes {

    private final Schemas schemas;
    private final TargetIdentities identities;

    Shapes(Schemas schemas, TargetIdentities identities) {
        this.schemas = schemas;
        this.identities = identities;
    }

    /** Returns the field of each property of an object. */
    Function<String, Field> fields(ObjectNode object, Field field) {
        JsonNode component = object.path("component");
        if (field.is(Meaning.PLUGIN)) {
            return key -> Field.PLUGIN;
        } else if (component.isString()) {
            return key -> schemas.field(component.stringValue(), key);
        } else if (object.path("plugin").isString()) {
            return key -> Field.PLUGIN;
        } else if (field.is(Meaning.BLOK_ATTRIBUTES)) {
            return key -> key.equals("id") ? Field.KEPT : Field.ANY;
        }
        String linkType = object.path("linktype").asString("");
        if (linkType.equals("story") || (linkType.isEmpty() && field.is(Meaning.LINK))) {
            return storyLink(object);
        } else if (isAsset(object, field, linkType)) {
            return object.path("is_external_url").asBoolean(false)
                    ? key -> Field.KEPT
                    : key -> key.equals("id") ? Field.ASSET_ID : Field.ANY;
        }
        return richTextNode(object);
    }

    private static boolean isAsset(ObjectNode object, Field field, String linkType) {
        return linkType.equals("asset")
                || field.is(Meaning.IMAGE_ATTRIBUTES)
                || object.path("fieldtype").asString("").equals("asset")
                || (field.is(Meaning.ASSET) && object.has("filename"));
    }

    /** The editor's own ids of bloks in rich text look like uuids of stories. */
    private static Function<String, Field> richTextNode(ObjectNode node) {
        Field attributes = switch (node.path("type").asString("")) {
            case "image" -> Field.IMAGE_ATTRIBUTES;
            case "blok" -> Field.BLOK_ATTRIBUTES;
            default -> Field.ANY;
        };
        return key -> key.equals("attrs") ? attributes : Field.ANY;
    }

    private Function<String, Field> storyLink(ObjectNode link) {
        JsonNode id = link.path("id").asString("").isEmpty() ? link.path("uuid") : link.path("id");
        TargetStory story = Values.story(identities, id).target();
        String path = story == null ? "" : story.fullSlug();
        String href = story == null ? "" : "/" + story.sourceSlug();
        return key -> switch (key) {
            case "id", "uuid" -> Field.STORY;
            case "story" -> link.path(key).isObject() ? Field.DROPPED : Field.ANY;
            case "cached_url" -> path.isEmpty() ? Field.KEPT : Field.path(path);
            case "href" ->
                !path.isEmpty() && link.path(key).asString("").equals(href) ? Field.path("/" + path) : Field.KEPT;
            default -> Field.ANY;
        };
    }
}
