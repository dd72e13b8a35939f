package dev.sbsync.core.internal.content;

import dev.sbsync.core.content.ItemContent;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.error.TransportException;

/**
 * The part of a {@link ContentBudget} that one item has while it is worked on. It is the limit of what the item's reads
 * hold. Outside of {@link #admit} and {@link #release} it limits nothing but what never fits. Thread-safe; for one
 * thread at a time.
 */
public final class ContentRoom implements BodyLimit {

    /**
     * What a body takes in all, for each of its bytes: the source's content as a tree, the target's before and after
     * the write, and twice as bytes on the way.
     */
    private static final int FOR_EACH_BYTE = 6;

    /** What a source takes in all, for each byte of its parsed layers: itself, and the target's before and after. */
    private static final int FOR_EACH_PARSED = 3;

    private final ContentBudget budget;
    private long largest;

    /** What the item has now, and the most that it is known to need; guarded by the budget. */
    long taken;

    long known;

    /** Whether there was no room for what this try needed, and for how many tries in a row before; guarded likewise. */
    boolean refused;

    int refusals;

    ContentRoom(ContentBudget budget) {
        this.budget = budget;
    }

    /** Takes a part of the budget for a try, if there is one. Does not wait. */
    public boolean admit() {
        return budget.admit(this);
    }

    /** Gives back what the try took. Idempotent. */
    public void release() {
        budget.release(this);
        largest = 0;
    }

    @Override
    public Room room(long bytes) {
        largest = Math.max(largest, bytes);
        return budget.grow(this, Math.multiplyExact(FOR_EACH_BYTE, largest));
    }

    /**
     * Takes what it needs to write a source that has been read.
     *
     * @throws TransportException {@code NO_ROOM} if there is no room for that now, {@code TOO_LARGE} if there never is
     */
    public void holds(ItemContent source) {
        long parsed = source.bytes();
        Room room = budget.grow(this, FOR_EACH_PARSED * parsed + 2 * largest);
        if (room != Room.FREE) {
            throw new TransportException(
                    room.kind(),
                    "'" + source.path() + "' takes about " + parsed / (1024 * 1024) + " MB in memory, "
                            + (room == Room.LATER ? "for which there is no room now." : "which is more than there is."),
                    0,
                    false,
                    null);
        }
    }

    long wanted(long estimate, long capacity) {
        return refusals > 1 ? capacity : Math.min(known > 0 ? known : estimate, capacity);
    }
}
