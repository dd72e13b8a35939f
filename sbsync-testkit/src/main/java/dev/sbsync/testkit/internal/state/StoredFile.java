package dev.sbsync.testkit.internal.state;

/** The uploaded file of an asset. Immutable: {@code bytes} must not be changed. */
@SuppressWarnings("ArrayRecordComponent") // a value that is never compared
public record StoredFile(String contentType, byte[] bytes) {}
