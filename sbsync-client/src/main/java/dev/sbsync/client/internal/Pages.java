package dev.sbsync.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Turns pages into one lazy stream in which each id comes once. For one thread. */
public final class Pages implements Iterator<JsonNode> {

    private final IntFunction<ApiAnswer> source;
    private final int askedPerPage;
    private final Deque<JsonNode> ready = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();
    private int page;
    private boolean last;

    private Pages(IntFunction<ApiAnswer> source, int askedPerPage) {
        this.source = source;
        this.askedPerPage = askedPerPage;
    }

    /**
     * Returns the items of all pages.
     *
     * @param source fetches a page, counted from 1; what it throws reaches whoever consumes the stream
     * @param perPage how many items {@code source} asks for, where the answer does not say how many it gives
     */
    public static Stream<JsonNode> stream(IntFunction<ApiAnswer> source, int perPage) {
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Pages(source, perPage), kind), false);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !last) {
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
        ApiAnswer answer = source.apply(page + 1);
        page++;
        for (JsonNode item : answer.wrapped()) {
            if (seen.add(item.path("id").asLong(0))) {
                ready.add(item);
            }
        }
        long perPage = Math.max(1, answer.perPage().orElse(askedPerPage));
        boolean unpaged = answer.total().isEmpty();
        last = unpaged
                || answer.wrapped().isEmpty()
                || page * perPage >= answer.total().getAsInt();
    }
}
