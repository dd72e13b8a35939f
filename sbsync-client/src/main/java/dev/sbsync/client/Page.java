package dev.sbsync.client;

import dev.sbsync.client.internal.ApiAnswer;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.ResourceCalls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list. Pages that are read one by one are not compared with each other: if the list changes meanwhile,
 * an item may occur twice or not at all. A stream of the whole list prevents that. Immutable.
 *
 * @param items the items, in the order of the list
 * @param request the request for this page
 * @param total the number of items on all pages; empty if the API does not provide it
 * @param more whether there is another page; without a total, whether this one is full
 */
public record Page<T>(List<T> items, PageRequest request, OptionalInt total, boolean more) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Reads a page of a list that allows at most {@code maxPerPage} items per page. */
    static <T> Page<T> of(ResourceCalls<T> calls, PageRequest request, int maxPerPage, Parameter... filters) {
        return of(calls.page(request.parameters(maxPerPage), filters), request, calls::record);
    }

    static <T> Page<T> of(ApiAnswer answer, PageRequest request, Function<JsonNode, T> type) {
        List<T> items = answer.wrapped().valueStream().map(type).toList();
        int perPage = Math.max(1, answer.perPage().orElse(request.perPage()));
        OptionalInt total = answer.total();
        boolean more =
                total.isPresent() ? (long) request.number() * perPage < total.getAsInt() : items.size() >= perPage;
        return new Page<>(items, request, total, more);
    }

    /** Returns the request for the page after this one; empty on the last one. */
    public Optional<PageRequest> next() {
        return more ? Optional.of(request.next()) : Optional.empty();
    }
}
