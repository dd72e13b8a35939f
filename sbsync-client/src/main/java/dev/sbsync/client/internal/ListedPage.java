package dev.sbsync.client.internal;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one answer shows of a list. Immutable.
 *
 * @param number the page that was requested, counted from 1
 * @param ids the ids of its items, in order
 * @param total how many items there are on all pages; empty if the API does not provide it
 * @param perPage how many items are on a page that is full
 */
record ListedPage(int number, List<Long> ids, OptionalInt total, int perPage) {

    /** No page: what comes before the first one. */
    static final ListedPage NONE = new ListedPage(0, List.of(), OptionalInt.empty(), 1);

    static ListedPage of(int number, ApiAnswer answer, int requestedPerPage) {
        List<Long> ids = answer.wrapped()
                .valueStream()
                .map(item -> item.path("id").asLong(0))
                .toList();
        int perPage = Math.max(1, answer.perPage().orElse(requestedPerPage));
        return new ListedPage(number, ids, answer.total(), perPage);
    }

    /** Returns the number of the last page according to the total; without a total, its own. */
    int last() {
        return total.isPresent() ? (int) ((total.getAsInt() + (long) perPage - 1) / perPage) : number;
    }

    /** Returns whether it has no room for another item. */
    boolean full() {
        return ids.size() >= perPage;
    }

    /** Returns whether it has as many items, each once, as its own total says for this page. */
    boolean addsUp() {
        if (new HashSet<>(ids).size() != ids.size()) {
            return false;
        }
        if (total.isEmpty()) {
            return true;
        }
        long left = total.getAsInt() - itemsBefore();
        return ids.size() == Math.max(0, Math.min(perPage, left));
    }

    /** Returns whether it has the same items as the page before it. */
    boolean repeats(ListedPage previous) {
        return number > 1 && number == previous.number + 1 && ids.equals(previous.ids);
    }

    /** Returns whether it has items although, by the total of the page read before, the list ends earlier. */
    boolean exceeds(ListedPage previous) {
        return previous.total.isPresent() && !ids.isEmpty() && previous.total.getAsInt() <= itemsBefore();
    }

    private long itemsBefore() {
        return (number - 1L) * perPage;
    }
}
