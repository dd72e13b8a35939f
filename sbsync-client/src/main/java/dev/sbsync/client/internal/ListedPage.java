package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one answer shows of a list. Immutable.
 *
 * @param ids the ids of its items, in order
 * @param total how many items there are on all pages; empty if the API does not provide it
 * @param perPage how many items are on a page that is full
 */
record ListedPage(List<Long> ids, OptionalInt total, int perPage) {

    static ListedPage of(ApiAnswer answer, int askedFor) {
        List<Long> ids = answer.wrapped()
                .valueStream()
                .map(item -> item.path("id").asLong(0))
                .toList();
        return new ListedPage(ids, answer.total(), Math.max(1, answer.perPage().orElse(askedFor)));
    }

    /** Returns the number of the last page, by the total; without a total, {@code number}. */
    int last(int number) {
        return total.isPresent() ? (int) ((total.getAsInt() + (long) perPage - 1) / perPage) : number;
    }

    /** Returns whether nothing fits on it any more, so that its total alone does not show that it is the last. */
    boolean full() {
        return ids.size() >= perPage;
    }

    /** Returns whether it has as many items, each once, as its own total says for page {@code number}. */
    boolean addsUp(int number) {
        if (new HashSet<>(ids).size() != ids.size()) {
            return false;
        }
        if (total.isEmpty()) {
            return true;
        }
        long left = total.getAsInt() - (number - 1L) * perPage;
        return ids.size() == Math.max(0, Math.min(perPage, left));
    }
}
