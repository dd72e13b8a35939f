package dev.sbsync.core.internal.content;

import tools.jackson.databind.JsonNode;

/** Estimates the memory of parsed JSON. Stateless. */
public final class ContentSize {

    /** A node, its name and its place in the tree. */
    private static final int NODE = 80;

    private ContentSize() {}

    public static long of(JsonNode node) {
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
