package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryField;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.plan.TemporaryRename;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The archived form of a story: the story as read, with the published layer of a dirty one. Stateless. */
public final class ArchivedStory {

    private static final String STORY = "story";
    private static final String PUBLISHED = "published";
    private static final String SLUG = "slug";
    private static final String FULL_SLUG = "full_slug";

    private ArchivedStory() {}

    /** Returns a story as it is to be restored, under its own slug if it has a temporary one. */
    public static ObjectNode of(StoryLayers layers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(STORY, named(layers.draft()).raw());
        JsonNode published = layers.published();
        if (published != null) {
            json.set(PUBLISHED, published);
        }
        return json;
    }

    private static Story named(Story story) {
        StoryRow row = StoryRow.of(story);
        if (!TemporaryRename.stillAside(row)) {
            return story;
        }
        String slug = TemporaryRename.slugBefore(row);
        String parent = row.parentPath();
        Story named = StoryLayers.with(story, SLUG, StringNode.valueOf(slug));
        return row.startpage()
                ? named
                : StoryLayers.with(named, FULL_SLUG, StringNode.valueOf(parent.isEmpty() ? slug : parent + "/" + slug));
    }

    /** Returns the hashes of what is written, by field; the parent by the id of the target's folder. */
    public static Map<String, String> written(StoryLayers desired, long parentId) {
        Map<String, String> hashes = new LinkedHashMap<>();
        Fields fields = StoryField.of(desired.draft(), "", desired.published(), true);
        fields.forEach((field, value) -> hashes.put(field, Fingerprint.of(fields, field)));
        JsonNode published = desired.published();
        if (published != null) {
            hashes.put(Difference.PUBLISHED_CONTENT, contentHash(published));
        }
        hashes.put(Difference.PARENT, Long.toString(parentId));
        return hashes;
    }

    private static String contentHash(@Nullable JsonNode content) {
        return Fingerprint.of(Fields.NONE.with(Difference.CONTENT, ComparedValue.json(content)), Difference.CONTENT);
    }
}
