package dev.sbsync.client;

import dev.sbsync.client.internal.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order of a list of stories. Immutable.
 *
 * @param parameters the query parameters for the order; empty if another filter implies it
 * @param fixed whether items keep their order for as long as they exist
 */
record StoryOrder(List<Parameter> parameters, boolean fixed) {

    /** Attributes that never change. */
    private static final Set<String> IMMUTABLE = Set.of("id", "created_at");

    private static final String BY_ID = "id";

    void addTo(List<Parameter> query) {
        query.addAll(parameters);
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                parameters.stream()
                        .map(each -> each.name() + "=" + each.value())
                        .toList());
    }

    /** Collects the order of a query; default: by creation, oldest first, with ties broken by id. */
    static final class Choice {

        private List<StorySort> keys = List.of();
        private boolean custom;
        private boolean byUuids;

        void keys(List<StorySort> wanted) {
            if (wanted.isEmpty()) {
                throw new IllegalArgumentException("sort_by has no keys; leave it out for the order of creation.");
            }
            keys = wanted;
        }

        void custom() {
            custom = true;
        }

        /** Sets the order of the list of uuids. */
        void byUuids() {
            byUuids = true;
        }

        List<String> problems() {
            List<String> problems = new ArrayList<>();
            if (byUuids && (custom || !keys.isEmpty())) {
                problems.add("by_uuids_ordered sets the order: leave out sort_by and custom_sorting.");
            }
            if (custom && !keys.isEmpty()) {
                problems.add("custom_sorting and sort_by exclude each other: leave out one.");
            }
            return problems;
        }

        StoryOrder toOrder() {
            if (byUuids) {
                return new StoryOrder(List.of(), true);
            }
            if (custom) {
                return new StoryOrder(List.of(new Parameter("custom_sorting", "1")), false);
            }
            List<StorySort> all = new ArrayList<>(keys.isEmpty() ? List.of(StorySort.asc("created_at")) : keys);
            if (all.stream().noneMatch(key -> key.attribute().equals(BY_ID))) {
                all.add(StorySort.asc(BY_ID));
            }
            boolean fixed = all.stream().allMatch(key -> IMMUTABLE.contains(key.attribute()));
            String value =
                    String.join(",", all.stream().map(StorySort::toString).toList());
            return new StoryOrder(List.of(new Parameter("sort_by", value)), fixed);
        }
    }
}
