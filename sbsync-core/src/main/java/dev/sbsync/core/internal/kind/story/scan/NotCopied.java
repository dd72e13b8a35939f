package dev.sbsync.core.internal.kind.story.scan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listed properties of an item that a sync does not copy, because they belong to their space. */
public enum NotCopied {
    /** The scheduled publication; for a story that is not live, its date is not sent either. */
    SCHEDULE,
    STAGE,
    /** The releases that contain the item. */
    RELEASES,
    /** The content, if the token may not view it. */
    CONTENT;

    /** Returns the properties of an item that are not copied, with their values in the source. */
    static Map<NotCopied, String> of(JsonNode story) {
        Map<NotCopied, String> found = new EnumMap<>(NotCopied.class);
        for (NotCopied what : values()) {
            String value = what.value(story);
            if (value != null) {
                found.put(what, value);
            }
        }
        return found.isEmpty() ? Map.of() : Collections.unmodifiableMap(found);
    }

    private @Nullable String value(JsonNode story) {
        return switch (this) {
            case SCHEDULE -> schedule(story);
            case STAGE -> stage(story.path("stage"));
            case RELEASES -> joined(story.path("release_ids"));
            case CONTENT -> story.path("can_not_view").booleanValue(false) ? "" : null;
        };
    }

    private static @Nullable String schedule(JsonNode story) {
        String dates = joined(story.path("scheduled_dates"));
        if (dates != null) {
            return dates;
        }
        String publishAt = joined(story.path("publish_at"));
        boolean live = story.path("published").booleanValue(false);
        if (publishAt != null && !live) {
            return publishAt;
        }
        return story.path("is_scheduled").booleanValue(false) ? "" : null;
    }

    private static @Nullable String stage(JsonNode stage) {
        JsonNode id = stage.path("workflow_stage_id");
        return id.isMissingNode() || id.isNull() ? null : id.asString("");
    }

    /** Returns texts and numbers, single or in an array, joined; null if there are none. */
    private static @Nullable String joined(JsonNode value) {
        StringJoiner all = new StringJoiner(", ");
        if (value.isArray()) {
            value.forEach(one -> all.add(one.isValueNode() ? one.asString("") : one.toString()));
        } else if (value.isString() || value.isNumber()) {
            all.add(value.asString(""));
        }
        String text = all.toString();
        return text.isBlank() ? null : text;
    }
}
