package dev.sbsync.core.content;

import dev.sbsync.client.model.Story;
import tools.jackson.databind.JsonNode;

/** Decides whether content was understood, so that it may be written over other content. Stateless. */
final class ReadableContent {

    private ReadableContent() {}

    /** Returns whether content can be that of a story: an object that names its component. */
    static boolean ofStory(JsonNode content) {
        return content.isObject() && !content.path("component").stringValue("").isBlank();
    }

    /** Returns whether a story or folder has content that can be copied; a folder needs none. */
    static boolean in(Story item) {
        JsonNode content = item.content();
        return item.folder() ? content.isObject() || content.isNull() || content.isMissingNode() : ofStory(content);
    }
}
