package dev.sbsync.core.content;

import tools.jackson.databind.JsonNode;

/** Estimates the memory of an item's layers. */
final class ContentSize {

    /** A node, its name and its place in the tree. */
    private static final int NODE = 80;

    private ContentSize() {}

    static long of(StoryLayers layers) {
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
