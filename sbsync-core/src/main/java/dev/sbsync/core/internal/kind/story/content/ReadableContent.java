package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import tools.jackson.databind.JsonNode;

/** Decides whether content is valid, so that it may overwrite other content. Stateless. */
final class ReadableContent {

    private ReadableContent() {}

    /** Returns whether content is valid for a story: an object with a component. */
    static boolean ofStory(JsonNode content) {
        return content.isObject() && !content.path("component").stringValue("").isBlank();
    }

    /** Returns whether a story or folder has content that can be copied; a folder needs none. */
    static boolean in(Story item) {
        JsonNode content = item.content();
        return item.folder() ? content.isObject() || content.isNull() || content.isMissingNode() : ofStory(content);
    }
}
