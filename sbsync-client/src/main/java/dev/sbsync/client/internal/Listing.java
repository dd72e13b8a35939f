package dev.sbsync.client.internal;

import java.util.function.IntFunction;

/**
 * A list and how it is read.
 *
 * @param pages the call for a page, counted from 1
 * @param perPage the requested page size, used if an answer does not name its own
 * @param maxItems the maximum number of items, known if the query names them
 * @param order how a change affects the order of items
 * @param ahead whether pages may be read ahead
 */
public record Listing(IntFunction<ApiCall> pages, int perPage, int maxItems, Order order, boolean ahead) {

    /** How a change to the list affects the order of its items. */
    public enum Order {
        /** Items keep their order: a change can only shift them. */
        FIXED,
        /** Items may move anywhere: after a change the whole list is read again. */
        ANY,
        /** As {@link #ANY}, and the API does not page it: one answer has all items, unless its headers show more. */
        UNPAGED
    }

    /** {@link #maxItems} of a list that does not name its items. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Returns a paged list in the API's order. */
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
