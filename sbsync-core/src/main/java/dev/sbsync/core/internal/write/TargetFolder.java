package dev.sbsync.core.internal.write;

/**
 * A confirmed folder of the target.
 *
 * @param id its id, 0 for the root
 * @param path its path, empty for the root
 */
public record TargetFolder(long id, String path) {}
