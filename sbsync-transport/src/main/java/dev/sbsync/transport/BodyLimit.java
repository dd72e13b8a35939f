package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;

/**
 * Decides whether the response body of a read may be held in memory. Called with the known size: the announced length,
 * the bytes that have arrived, and the complete size. Not called for writes, whose outcome would be unknown without the
 * response. Must be thread-safe and must not block.
 */
@FunctionalInterface
public interface BodyLimit {

    /** No limit. */
    BodyLimit NONE = bytes -> Room.FREE;

    /** Whether there is memory for a body. */
    enum Room {
        /** The body may be held. */
        FREE,
        /** Not now: reading stops, and the call fails with {@code TransportException.Kind.NO_ROOM}. */
        LATER,
        /** Never: reading stops, and the call fails with {@code TransportException.Kind.TOO_LARGE}. */
        NEVER;

        /** Returns the kind of failure of a refused body. */
        public Kind kind() {
            return this == LATER ? Kind.NO_ROOM : Kind.TOO_LARGE;
        }

        /** Returns the description of a refusal. */
        public String problem(long bytes) {
            return "the response body has at least " + bytes + " bytes, "
                    + (this == LATER ? "more than the memory that is free now" : "more than fits into memory");
        }
    }

    /**
     * Returns whether a body may be held.
     *
     * @param bytes the minimum size in bytes, after decompression
     */
    Room room(long bytes);
}
