package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.core.item.Markers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The markers of stories and folders. */
public final class StoryMarkers {

    /** The folder's id, 0 at the root. */
    public static final String PARENT = "parent_id";

    /** The uuid, which a sync may change. */
    public static final String UUID = "uuid";

    private StoryMarkers() {}

    static Markers of(StoryRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("state", row.state().name().toLowerCase(Locale.ROOT));
        values.put(UUID, row.uuid());
        values.put("full_slug", row.fullSlug());
        values.put(PARENT, Long.toString(row.parentId()));
        put(values, Markers.UPDATED_AT, row.updatedAt());
        put(values, "published_at", row.publishedAt());
        put(values, "current_version_id", row.revision().versionId());
        return Markers.of(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
