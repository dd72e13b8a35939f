package dev.sbsync.client.internal;

import dev.sbsync.transport.TransportResponse;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * A usable answer.
 *
 * @param response the response as it arrived; its paging headers have been checked
 * @param wrapped the value under the body's wrapper key; a missing node for an untyped answer
 */
public record ApiAnswer(TransportResponse response, JsonNode wrapped) {

    /** Returns the number of items on all pages; empty if the API does not provide it. */
    public OptionalInt total() {
        return PagingHeaders.number(response, PagingHeaders.TOTAL);
    }

    /** Returns the number of items per page; empty if the API does not provide it. */
    public OptionalInt perPage() {
        return PagingHeaders.number(response, PagingHeaders.PER_PAGE);
    }
}
