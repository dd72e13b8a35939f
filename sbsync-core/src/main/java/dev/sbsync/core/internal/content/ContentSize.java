package dev.sbsync.core.internal.content;

import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import tools.jackson.databind.JsonNode;

/** Estimates the memory of an item's layers. */
public final class ContentSize {

    /** A node, its name and its place in the tree. */
    private static final int NODE = 80;

    private ContentSize() {}

    public static long of(StoryLayers layers) {
        JsonNode published = layers.published();
        return of(layers.draft().raw()) + (published == null ? 0 : of(published));
    }

    private static long of(JsonNode node) {
        long size = NODE;
        if (node.isString()) {
            size += node.stringValue().length();
        }
        for (JsonNode child : node) {
            size += of(child);
        }
        return size;
    }
}
