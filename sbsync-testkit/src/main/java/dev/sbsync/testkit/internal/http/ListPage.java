package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Cuts a page out of a list. By default a page has 25 rows, at most 100, larger sizes are capped silently;
 * {@code Total} and {@code Per-Page} are headers; a page past the end is empty (docs/management-api.md).
 */
public final class ListPage {
    private static final int DEFAULT_SIZE = 25;
    public static final int LARGEST_SIZE = 100;

    private ListPage() {}

    public static <T> FakeResponse of(Query query, String key, List<T> all, Function<T, ? extends JsonNode> row) {
        return of(query, key, all, LARGEST_SIZE, row);
    }

    public static <T> FakeResponse of(
            Query query, String key, List<T> all, int largest, Function<T, ? extends JsonNode> row) {
        int asked = query.integer("per_page", DEFAULT_SIZE);
        int size = Math.min(asked < 1 ? DEFAULT_SIZE : asked, largest);
        long page = Math.max(query.integer("page", 1), 1);
        ArrayNode rows = Nodes.array();
        int from = (int) Math.min((page - 1) * size, all.size());
        int to = Math.min(from + size, all.size());
        all.subList(from, to).forEach(item -> rows.add(row.apply(item)));
        return Answer.wrapped(200, key, rows)
                .withHeader("Total", Integer.toString(all.size()))
                .withHeader("Per-Page", Integer.toString(size));
    }
}
