package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of records: what reports need; a resumed run lists them again. */
record RecordCodec(String kind) implements ItemCodec {

    @Override
    public ObjectNode stored(Item item) {
        RecordRow row = RecordRow.of(item);
        ObjectNode stored = JsonNodeFactory.instance
                .objectNode()
                .put("id", row.id())
                .put("type", row.type())
                .put("name", row.name())
                .put("path", row.path())
                .put("uuid", row.uuid())
                .put("parent_id", row.parentId())
                .put("hash", row.hash());
        String updatedAt = row.markers().get(Markers.UPDATED_AT);
        return updatedAt == null ? stored : stored.put(Markers.UPDATED_AT, updatedAt);
    }

    @Override
    public RecordRow restored(JsonNode stored) {
        long parent = stored.path("parent_id").asLong();
        return new RecordRow(
                new ItemKey(kind, stored.path("id").asLong()),
                stored.path("type").asString(),
                stored.path("name").asString(),
                stored.path("path").asString(),
                stored.path("uuid").asString(""),
                parent == 0 ? null : new ItemKey(kind, parent),
                RecordBody.NONE,
                markers(stored),
                List.of(),
                Map.of(),
                null,
                JsonNodeFactory.instance.objectNode());
    }

    private static Markers markers(JsonNode stored) {
        Markers hash = RecordRow.markers(stored.path("hash").asString(""));
        String updatedAt = stored.path(Markers.UPDATED_AT).asString("");
        return updatedAt.isEmpty() ? hash : hash.with(Map.of(Markers.UPDATED_AT, updatedAt));
    }
}
