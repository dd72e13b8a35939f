package dev.sbsync.core.scan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a list row says of an item that a sync does not carry over, as it means something in its own space alone. */
public enum NotCopied {
    /** When it is scheduled to be published; for a story that is not live, the date itself is not sent either. */
    SCHEDULE,
    /** The workflow stage that it is in. */
    STAGE,
    /** The releases that it is part of. */
    RELEASES,
    /** Its content, as the token may not view it. */
    CONTENT;

    /** Returns what of an item is not copied, each with its value in the source. */
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

    /** Returns texts and numbers, alone or in an array; null if there is no such value. */
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
