package dev.sbsync.core.internal.kind.story.undo;

import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.kind.story.content.ArchivedStory;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.StoredItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Finds the stories that a run has changed or created in the target. */
final class ChangedStories {

    private final UndoRequest request;
    private final SpaceScan there;
    private final Set<Long> known = new HashSet<>();

    private ChangedStories(UndoRequest request, SpaceScan there) {
        this.request = request;
        this.there = there;
    }

    static List<ChangedStory> of(UndoRequest request, SpaceScan there) {
        ChangedStories stories = new ChangedStories(request, there);
        List<ItemKey> keys = request.archive().items().stream()
                .filter(key -> key.kind().equals(StoryRow.KIND))
                .sorted()
                .toList();
        Map<Long, ItemKey> byTarget = new HashMap<>();
        List<ItemKey> own = new ArrayList<>();
        for (ItemKey key : keys) { // an item that was renamed for another one comes first, under a key of the target
            long id = stories.knownId(key);
            stories.known.add(id);
            ItemKey renamed = id == 0 ? null : byTarget.put(id, key);
            own.remove(renamed);
            own.add(key);
        }
        return own.stream().map(stories::story).toList();
    }

    private ArchivedItem archived(ItemKey key) {
        return request.archive().before(key).orElseThrow();
    }

    private ChangedStory story(ItemKey key) {
        ArchivedItem archived = archived(key);
        ObjectNode payload = archived.payload();
        StoryRow before =
                payload == null ? null : StoryRow.of(ArchivedStory.read(payload).draft());
        long id = knownId(key);
        if (id == 0) {
            id = createdWithoutAnswer(key, archived).map(StoryRow::id).orElse(0L);
        }
        return new ChangedStory(key, archived, before, id, there.known(id));
    }

    /** Returns the id in the target; 0 if a create had no answer. */
    private long knownId(ItemKey key) {
        ObjectNode payload = archived(key).payload();
        return request.targetId(
                key, payload == null ? 0 : ArchivedStory.read(payload).draft().id());
    }

    /** Finds the story that a create without an answer has most likely created: at its place, and of no other item. */
    private Optional<StoryRow> createdWithoutAnswer(ItemKey key, ArchivedItem archived) {
        String parent = archived.writes().get(Difference.PARENT);
        StoredItem stored = request.items().get(key);
        if (parent == null || stored == null || !(stored.item().source() instanceof StoryRow source)) {
            return Optional.empty();
        }
        Item row = source;
        return there.inFolder(Long.parseLong(parent), source.slug(), row.folder())
                .filter(found -> !known.contains(found.id()));
    }
}
