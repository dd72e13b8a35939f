package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.item.Item;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of stories and folders. */
public final class StoryCodec implements ItemCodec {

    @Override
    public String kind() {
        return StoryRow.KIND;
    }

    @Override
    public ObjectNode stored(Item item) {
        return StoryRow.of(item).stored();
    }

    @Override
    public StoryRow restored(JsonNode stored) {
        return StoryRow.restored(stored);
    }
}
