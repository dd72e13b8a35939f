package dev.sbsync.transport.ratelimit;

/** Who comes first where several wait for permits of one budget; among equals, who came first. */
public enum Priority {

    /** What someone's work waits for: a write, and just as much the read without which there is nothing to write. */
    NORMAL,

    /**
     * What is fetched in advance, and is needed later if at all: served only when no one else waits. A transport hands
     * such a call back where that takes longer than the call may.
     */
    READ_AHEAD
}
