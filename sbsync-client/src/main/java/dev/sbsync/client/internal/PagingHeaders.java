package dev.sbsync.client.internal;

import dev.sbsync.transport.TransportResponse;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The paging headers of the API (docs/management-api.md). */
final class PagingHeaders {

    static final String TOTAL = "Total";
    static final String PER_PAGE = "Per-Page";

    private PagingHeaders() {}

    /** Returns what is wrong with the headers, null if nothing; both may be absent. */
    static @Nullable String problemOf(TransportResponse response) {
        for (String name : List.of(TOTAL, PER_PAGE)) {
            String text = response.header(name).map(String::trim).orElse("");
            if (!text.isEmpty() && !text.matches("\\d{1,9}")) {
                return "its header " + name + " is not a number";
            }
        }
        return null;
    }

    static OptionalInt number(TransportResponse response, String name) {
        String text = response.header(name).map(String::trim).orElse("");
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
