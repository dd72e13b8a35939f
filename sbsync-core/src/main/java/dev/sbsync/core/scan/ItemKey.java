package dev.sbsync.core.scan;

/**
 * What tells the items of one space apart by place: a folder and its start page share a path, so the path alone does not.
 *
 * @param path the full slug without trailing slash
 * @param folder whether it is the folder, not the story, at that path
 */
public record ItemKey(String path, boolean folder) {}
