package dev.sbsync.core.internal.write;

/** A confirmed folder of the target; id 0 and an empty path for the root. */
public record TargetFolder(long id, String path) {}
