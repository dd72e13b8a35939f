package dev.sbsync.client.internal;

import java.util.function.IntFunction;

/**
 * A list that comes in pages.
 *
 * @param pages the call for a page, counted from 1
 * @param perPage how many items a page is asked for, where the answer does not say how many it gives
 * @param fixedOrder whether an item keeps its place among the others for as long as it is there: then a change can only
 *     shift items, and is looked into where it shows. Otherwise the whole list is read again.
 * @param ahead whether it may be read ahead
 */
public record Listing(IntFunction<ApiCall> pages, int perPage, boolean fixedOrder, boolean ahead) {

    /** Returns the call for a page, counted from 1. */
    ApiCall page(int number) {
        return pages.apply(number);
    }
}
