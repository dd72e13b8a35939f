package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryField;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.TemporaryRename;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The archived form of a story: the story as read, with the published layer of a dirty one. Stateless. */
public final class ArchivedStory {

    /** The fields that follow from a write, or that a run's steps change one by one. */
    private static final Set<String> NOT_EDITED = Set.of(
            Difference.UUID,
            Difference.STATE,
            Difference.PUBLISHED_CONTENT,
            Difference.LIVE_LANGUAGES,
            StoryField.FIRST_PUBLISHED_AT.field());

    private static final String STORY = "story";
    private static final String PUBLISHED = "published";
    private static final String SLUG = "slug";
    private static final String FULL_SLUG = "full_slug";

    private ArchivedStory() {}

    /** Returns a story as it is to be restored, under its own slug if it has a temporary one. */
    public static ObjectNode of(StoryLayers read) {
        boolean renamed = TemporaryRename.stillAside(StoryRow.of(read.draft()));
        StoryLayers layers = renamed ? read.settled() : read; // the rename makes a published story dirty
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

    /** Returns the layers that were archived. */
    public static StoryLayers read(ObjectNode archived) {
        Story draft = Story.of((ObjectNode) archived.path(STORY));
        JsonNode published = archived.get(PUBLISHED);
        Problem missing = published == null && !draft.folder() && StoryRow.stateOf(draft) == LayerState.DIRTY
                ? new Problem(OutcomeCode.PUBLISHED_LAYER_MISSING, "its published version could not be archived")
                : null;
        return new StoryLayers(draft, published, missing);
    }

    /**
     * Returns whether a story has, in every field that an editor changes, one of some known values.
     *
     * @param slug its slug, or the original one if it has a temporary one
     * @param known hashes by field, as from {@link #written}
     */
    public static boolean hasOnly(StoryLayers there, String slug, List<Map<String, String>> known) {
        Story draft = StoryLayers.with(there.draft(), SLUG, StringNode.valueOf(slug));
        Fields fields = StoryField.of(draft, "", null, true);
        for (StoryField field : StoryField.values()) {
            String name = field.field();
            boolean counts = !NOT_EDITED.contains(name);
            String hash =
                    name.equals(Difference.PARENT) ? Long.toString(draft.parentId()) : Fingerprint.of(fields, name);
            if (counts && known.stream().noneMatch(values -> has(values, name, hash))) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(Map<String, String> values, String name, String hash) {
        boolean published = name.equals(Difference.CONTENT) && hash.equals(values.get(Difference.PUBLISHED_CONTENT));
        return published || hash.equals(values.getOrDefault(name, Fingerprint.of(Fields.NONE, name)));
    }

    private static String contentHash(@Nullable JsonNode content) {
        return Fingerprint.of(Fields.NONE.with(Difference.CONTENT, ComparedValue.json(content)), Difference.CONTENT);
    }
}
