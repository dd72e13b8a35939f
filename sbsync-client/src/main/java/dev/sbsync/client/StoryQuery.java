package dev.sbsync.client;

import dev.sbsync.client.internal.Listing;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which stories and folders to list, with every parameter of the API (docs/management-api.md). Immutable;
 * {@link #all()} lists everything, folders included.
 *
 * <p>What the API would take and silently answer with nothing, or with everything, is refused here with a reason.
 */
public final class StoryQuery {

    /** The most items that the API puts on one page, and the default here. */
    public static final int MAX_PER_PAGE = 100;

    private static final StoryQuery ALL = builder().build();

    /** What names items one by one; a slug may name a folder and its start page. */
    private static final Set<String> NAMING = Set.of("by_ids", "by_uuids", "by_uuids_ordered");

    private final List<List<Parameter>> parts;
    private final StoryOrder order;
    private final int perPage;

    StoryQuery(List<List<Parameter>> parts, StoryOrder order, int perPage) {
        this.parts = parts;
        this.order = order;
        this.perPage = perPage;
    }

    /** Returns the query for all stories and folders, 100 a page. */
    public static StoryQuery all() {
        return ALL;
    }

    /** Starts a query without any filter, 100 a page. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many items are asked for at a time. */
    public int perPage() {
        return perPage;
    }

    /** Returns how many lists of the API this takes: more than one where it names more items than fit one request. */
    int parts() {
        return parts.size();
    }

    /** Returns whether an item keeps its place among the others for as long as it is there. */
    boolean fixedOrder() {
        return order.fixed();
    }

    /** Returns how many items a part can list at most, as it names them. */
    int most(int part) {
        return parts.get(part).stream()
                .filter(parameter -> NAMING.contains(parameter.name()))
                .mapToInt(parameter -> parameter.value().split(",", -1).length)
                .min()
                .orElse(Listing.UNBOUNDED);
    }

    /** Returns filters and order of a query that is one list, without paging. */
    List<Parameter> filters() {
        if (parts() > 1) {
            throw new IllegalArgumentException(
                    "This query names more items than fit one request, so that it has no pages:"
                            + " list it as a stream, or ask for fewer.");
        }
        List<Parameter> parameters = new ArrayList<>(parts.get(0));
        order.addTo(parameters);
        return parameters;
    }

    /** Returns the query parameters of one page, counted from 1, of one part, counted from 0, in a fixed order. */
    List<Parameter> parameters(int part, int page) {
        List<Parameter> parameters = new ArrayList<>(parts.get(part));
        order.addTo(parameters);
        parameters.add(Parameter.of("page", page));
        parameters.add(Parameter.of("per_page", perPage));
        return parameters;
    }

    /** Returns the filters and the page size; of a list of many, those that fit one request. */
    @Override
    public String toString() {
        String filters = String.join(
                "&",
                parts.get(0).stream()
                        .map(each -> each.name() + "=" + each.value())
                        .toList());
        return "StoryQuery{" + filters + "} " + order + ", " + perPage + " a page"
                + (parts.size() > 1 ? ", in " + parts.size() + " parts" : "");
    }

    /**
     * Builds a {@link StoryQuery}. Filters of different names all have to fit; of one that is set twice the last
     * counts. Every method that takes values throws {@link IllegalArgumentException} for those that the API would take
     * for something else, or for none: blank texts, empty lists, commas in an element, ids that are not positive. Not
     * thread-safe.
     */
    public static final class Builder extends StoryFilters<Builder> {

        private final StoryOrder.Choice order = new StoryOrder.Choice();
        private int perPage = MAX_PER_PAGE;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Lists only the items with these uuids, as many as you like, in this order, which takes no {@link #sortBy}.
         */
        public Builder byUuidsOrdered(List<String> uuids) {
            uuids.forEach(QueryValues::uuid);
            order.given();
            return list("by_uuids_ordered", uuids);
        }

        /**
         * Sets the order; by default creation, oldest first. Ties are broken by id. Anything but creation may change
         * under the reader's feet, and a list in which that shows is read again as a whole
         * ({@link StoryOperations#list}).
         *
         * @throws IllegalArgumentException if there are no keys
         */
        public Builder sortBy(StorySort... keys) {
            order.keys(List.of(keys));
            return this;
        }

        /** Leaves the order to the API's {@code custom_sorting}, which takes no {@link #sortBy}. */
        public Builder customSorting() {
            order.custom();
            return this;
        }

        /**
         * Sets how many items to ask for at a time; 100 by default, which needs the fewest requests.
         *
         * @throws IllegalArgumentException if it is not between 1 and 100
         */
        public Builder perPage(int items) {
            if (items < 1 || items > MAX_PER_PAGE) {
                throw new IllegalArgumentException(
                        "per_page must be between 1 and " + MAX_PER_PAGE + ", got " + items + ".");
            }
            perPage = items;
            return this;
        }

        /**
         * Returns the query.
         *
         * @throws IllegalArgumentException if filters contradict each other, so that the API would list nothing or
         *     ignore one; the message names all of them
         */
        public StoryQuery build() {
            List<String> problems = new ArrayList<>(filters.problems());
            problems.addAll(order.problems());
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join(" ", problems));
            }
            return new StoryQuery(filters.toParts(), order.toOrder(), perPage);
        }
    }
}
