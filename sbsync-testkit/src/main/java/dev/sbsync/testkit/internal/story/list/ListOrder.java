package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The order of a list: {@code sort_by=attribute:asc|desc[:int|float][:nulls_first|nulls_last]}, chained by commas;
 * without it the order of creation, as the API's own is unknown (docs/management-api.md).
 */
final class ListOrder {
    private ListOrder() {}

    static void sort(Query query, SpaceState space, List<StoredStory> stories) {
        Optional<List<String>> ordered = query.list("by_uuids_ordered");
        if (ordered.isPresent()) {
            stories.sort(Comparator.comparingInt(story -> ordered.get().indexOf(story.uuid())));
        }
        query.list("sort_by")
                .flatMap(
                        keys -> keys.stream().map(key -> comparator(key, space)).reduce(Comparator::thenComparing))
                .ifPresent(stories::sort);
    }

    private static Comparator<StoredStory> comparator(String key, SpaceState space) {
        List<String> parts = List.of(key.split(":", -1));
        String attribute = parts.get(0);
        boolean descending = parts.contains("desc");
        boolean nullsFirst = parts.contains("nulls_first");
        boolean numbers = parts.contains("int") || parts.contains("float");
        Comparator<JsonNode> values = (left, right) -> compare(left, right, numbers);
        Comparator<JsonNode> directed = descending ? values.reversed() : values;
        return (left, right) -> {
            JsonNode leftValue = value(left, attribute, space);
            JsonNode rightValue = value(right, attribute, space);
            if (empty(leftValue) || empty(rightValue)) {
                int nullsLast = Boolean.compare(empty(leftValue), empty(rightValue));
                return nullsFirst ? -nullsLast : nullsLast;
            }
            return directed.compare(leftValue, rightValue);
        };
    }

    private static JsonNode value(StoredStory story, String attribute, SpaceState space) {
        if (attribute.equals("full_slug")) {
            return Nodes.valueToTree(space.fullSlug(story));
        }
        if (attribute.startsWith("content.")) {
            return story.content().path(attribute.substring("content.".length()));
        }
        return story.json().path(attribute);
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static int compare(JsonNode left, JsonNode right, boolean numbers) {
        if (numbers || (left.isNumber() && right.isNumber())) {
            return left.asDecimal(BigDecimal.ZERO).compareTo(right.asDecimal(BigDecimal.ZERO));
        }
        return left.asString("").compareTo(right.asString(""));
    }
}
