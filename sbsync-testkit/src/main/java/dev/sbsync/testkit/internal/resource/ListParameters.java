package dev.sbsync.testkit.internal.resource;

import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The parameters that lists of every kind have. */
final class ListParameters {
    private static final List<String> NOT_SERVED = List.of("sort_by", "as_csv", "with_assets_count");

    private ListParameters() {}

    /** Returns the filter of a query; refuses parameters that would change the answer (docs/management-api.md). */
    static Predicate<ObjectNode> filter(Query query) {
        for (String name : NOT_SERVED) {
            if (query.get(name).isPresent()) {
                throw Refusal.error(501, "this fake does not serve the list parameter " + name);
            }
        }
        Predicate<ObjectNode> byIds =
                query.testAny("by_ids", ids -> item -> ids.contains(Long.toString(Nodes.integer(item, "id", 0))));
        return byIds.and(query.test("search", text -> {
            String term = text.toLowerCase(Locale.ROOT);
            return item -> Nodes.string(item, "name", Nodes.string(item, "filename", ""))
                    .toLowerCase(Locale.ROOT)
                    .contains(term);
        }));
    }
}
