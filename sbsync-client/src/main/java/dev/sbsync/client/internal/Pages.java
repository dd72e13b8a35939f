package dev.sbsync.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;

/** Turns pages into items, each once. {@link PageCursor} decides which page to read, and when to read one again. */
final class Pages implements Iterator<JsonNode> {

    private final Listing listing;
    private final PageSource source;
    private final PageCursor cursor;
    private final Deque<JsonNode> ready = new ArrayDeque<>();

    Pages(Listing listing, PageSource source) {
        this.listing = listing;
        this.source = source;
        this.cursor = new PageCursor(listing, source.concurrentPages());
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !cursor.ended()) {
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
        ApiAnswer answer = source.page(cursor.page(), cursor.lastToReadAhead());
        boolean[] fresh = cursor.read(ListedPage.of(cursor.page(), answer, listing.perPage()));
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i]) {
                ready.add(answer.wrapped().path(i));
            }
        }
        if (cursor.wentBack()) {
            source.discard();
        }
        if (cursor.failed()) {
            throw cursor.failure(listing.page(1).path());
        }
    }
}
