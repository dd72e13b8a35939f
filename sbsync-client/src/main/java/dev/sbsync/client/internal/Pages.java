package dev.sbsync.client.internal;

import dev.sbsync.client.error.UnstableListException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Turns pages into items, of which each comes once. Which page to read, and when to read one again, is {@link Route}'s.
 */
final class Pages implements Iterator<JsonNode> {

    private final Listing listing;
    private final PageSource source;
    private final Route route;
    private final Deque<JsonNode> ready = new ArrayDeque<>();

    Pages(Listing listing, PageSource source) {
        this.listing = listing;
        this.source = source;
        this.route = listing.fixedOrder() ? new FixedOrderRoute(source.atOnce()) : new AnyOrderRoute();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !route.ended()) {
            fetch();
        }
        return !ready.isEmpty();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more items.");
        }
        return ready.remove();
    }

    private void fetch() {
        ApiAnswer answer = source.page(route.page(), route.lastAhead());
        OptionalInt total = answer.total();
        int perPage = Math.max(1, answer.perPage().orElse(listing.perPage()));
        int last = total.isPresent() ? (int) ((total.getAsInt() + (long) perPage - 1) / perPage) : 1;
        List<Long> ids = answer.wrapped()
                .valueStream()
                .map(item -> item.path("id").asLong(0))
                .toList();
        boolean[] fresh = route.read(new Route.Page(ids, total, last));
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i]) {
                ready.add(answer.wrapped().path(i));
            }
        }
        if (route.turned()) {
            source.drop();
        }
        if (route.lost()) {
            throw new UnstableListException(listing.page(1).path(), route.requests());
        }
    }
}
