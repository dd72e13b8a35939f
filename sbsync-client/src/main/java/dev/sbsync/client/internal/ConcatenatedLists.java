package dev.sbsync.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads several lists as one, in which each id occurs once. Lazy. Not thread-safe. */
final class ConcatenatedLists implements Iterator<JsonNode> {

    private final Deque<Listing> rest;
    private final Function<Listing, PageSource> sources;
    private final boolean several;
    private final Set<Long> seen = new HashSet<>();
    private @Nullable PageSource source;
    private @Nullable Pages current;
    private @Nullable JsonNode ready;

    ConcatenatedLists(List<Listing> listings, Function<Listing, PageSource> sources) {
        this.rest = new ArrayDeque<>(listings);
        this.sources = sources;
        this.several = listings.size() > 1;
    }

    @Override
    public boolean hasNext() {
        while (ready == null) {
            if (current != null && current.hasNext()) {
                JsonNode item = current.next();
                ready = !several || seen.add(item.path("id").asLong(0)) ? item : null;
            } else if (rest.isEmpty()) {
                return false;
            } else {
                Listing listing = rest.remove();
                source = sources.apply(listing);
                current = new Pages(listing, source);
            }
        }
        return true;
    }

    @Override
    public JsonNode next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException("There are no more items.");
        }
        JsonNode item = ready;
        ready = null;
        return item;
    }

    /** Stops reading ahead. */
    void close() {
        if (source != null) {
            source.discard();
        }
    }
}
