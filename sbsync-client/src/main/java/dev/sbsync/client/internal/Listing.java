package dev.sbsync.client.internal;

import java.util.function.IntFunction;

/**
 * A list and how it is read.
 *
 * @param pages the call for a page, counted from 1
 * @param perPage how many items a page is asked for, where the answer does not say how many it gives
 * @param most how many items it can have at most, as it names them
 * @param order what a change can do to its order
 * @param ahead whether it may be read ahead
 */
public record Listing(IntFunction<ApiCall> pages, int perPage, int most, Order order, boolean ahead) {

    /** What a list can look like after a change. */
    public enum Order {
        /** An item keeps its place among the others for as long as it is there: a change can only shift items. */
        FIXED,
        /** An item may go anywhere: where a change shows, the whole list is read again. */
        ANY,
        /** As {@link #ANY}, and the API does not page it: one answer holds all, unless its headers say otherwise. */
        UNPAGED
    }

    /** The bound of a list that does not name its items. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Returns a list in pages in an order of the API's choice. */
    public static Listing paged(IntFunction<ApiCall> pages, int perPage, boolean ahead) {
        return new Listing(pages, perPage, UNBOUNDED, Order.ANY, ahead);
    }

    /** Returns a list that the API does not page. */
    public static Listing unpaged(IntFunction<ApiCall> pages) {
        return new Listing(pages, Integer.MAX_VALUE, UNBOUNDED, Order.UNPAGED, false);
    }

    /** Returns the call for a page, counted from 1. */
    ApiCall page(int number) {
        return pages.apply(number);
    }
}
