package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;

/**
 * Decides how much of the answer to a read may be held in memory. Asked by the thread that reads, with what is known of
 * the size so far: what the answer announces, what has arrived, and the complete size. Must be thread-safe and must not
 * block. The answer to a write is never asked about, because without it the outcome of the write would be unknown.
 */
@FunctionalInterface
public interface BodyLimit {

    /** Lets everything in. */
    BodyLimit NONE = bytes -> Room.FREE;

    /** Whether there is room for a body. */
    enum Room {
        /** It may be held. */
        FREE,

        /** Not now: the answer is cut off, and the call fails with {@code TransportException.Kind.NO_ROOM}. */
        LATER,
        /** Never: the answer is cut off, and the call fails with {@code TransportException.Kind.TOO_LARGE}. */
        NEVER;

        /** Returns what ends a call whose answer is refused for this. */
        public Kind kind() {
            return this == LATER ? Kind.NO_ROOM : Kind.TOO_LARGE;
        }

        /** Returns the reason for a refusal in a few words. */
        public String problem(long bytes) {
            return "the body of the answer has " + bytes + " bytes or more, "
                    + (this == LATER ? "for which there is no room now" : "which do not fit into memory");
        }
    }

    /**
     * Returns whether a body may be held.
     *
     * @param bytes how many bytes it has at least, after decompression
     */
    Room room(long bytes);
}
