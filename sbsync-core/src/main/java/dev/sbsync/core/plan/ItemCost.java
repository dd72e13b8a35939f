package dev.sbsync.core.plan;

/**
 * The cost of one planned item.
 *
 * @param requestsAtMost the maximum number of requests, without retries
 * @param readsHistory whether the published layer must be read from the source's version history
 * @param confirmedByList whether a list at the end of the run must confirm the item, as no response shows its final
 *     state
 */
public record ItemCost(long requestsAtMost, boolean readsHistory, boolean confirmedByList) {

    /** The number of items that one list confirms (docs/management-api.md). */
    public static final int CONFIRMED_PER_LIST = 100;

    /** Nothing is requested. */
    public static final ItemCost NONE = new ItemCost(0, false, false);

    /** Returns an estimate of which only the read of the history is known. */
    public static ItemCost of(boolean readsHistory) {
        return readsHistory ? new ItemCost(0, true, false) : NONE;
    }
}
