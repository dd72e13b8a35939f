package dev.sbsync.core.write;

/**
 * A folder of the target that is surely there.
 *
 * @param id its id, 0 for the root
 * @param path its path, empty for the root
 */
public record TargetFolder(long id, String path) {}
