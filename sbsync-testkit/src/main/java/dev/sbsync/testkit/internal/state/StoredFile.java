package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.FileContent;

/** The file of an asset. Immutable. */
public record StoredFile(String contentType, FileContent content) {}
