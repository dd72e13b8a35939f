package dev.sbsync.client.internal;

import dev.sbsync.transport.TransportResponse;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * A usable answer.
 *
 * @param response the response as it arrived; its paging headers have been checked
 * @param wrapped what the body has under its wrapper key; a missing node for an untyped answer
 */
public record ApiAnswer(TransportResponse response, JsonNode wrapped) {

    /** Returns how many items there are on all pages; empty if the API does not provide it. */
    public OptionalInt total() {
        return PagingHeaders.number(response, PagingHeaders.TOTAL);
    }

    /** Returns how many items the API puts on a page; empty if it does not say. */
    public OptionalInt perPage() {
        return PagingHeaders.number(response, PagingHeaders.PER_PAGE);
    }
}
