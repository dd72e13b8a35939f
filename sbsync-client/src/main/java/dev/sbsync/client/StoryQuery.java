package dev.sbsync.client;

import dev.sbsync.client.internal.Listing;
import dev.sbsync.client.internal.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which stories and folders to list, with every parameter of the API (docs/management-api.md). Immutable;
 * {@link #all()} lists everything, folders included.
 *
 * <p>Values for which the API would silently list nothing, or everything, are rejected.
 */
public final class StoryQuery {

    /** The largest page that the API allows, and the default. */
    public static final int MAX_PER_PAGE = 100;

    private static final StoryQuery ALL = builder().build();

    /** Parameters that name each item; a slug may be that of a folder and its start page. */
    private static final Set<String> NAMING = Set.of("by_ids", "by_uuids", "by_uuids_ordered");

    private final List<List<Parameter>> parts;
    private final StoryOrder order;
    private final int perPage;

    StoryQuery(List<List<Parameter>> parts, StoryOrder order, int perPage) {
        this.parts = parts;
        this.order = order;
        this.perPage = perPage;
    }

    /** Returns the query for all stories and folders, 100 per page. */
    public static StoryQuery all() {
        return ALL;
    }

    /** Starts a query without filters, 100 per page. */
    public static StoryQueryBuilder builder() {
        return new StoryQueryBuilder();
    }

    static int checkedPerPage(int items) {
        if (items < 1 || items > MAX_PER_PAGE) {
            throw new IllegalArgumentException(
                    "per_page must be between 1 and " + MAX_PER_PAGE + ", got " + items + ".");
        }
        return items;
    }

    /** Returns the page size. */
    public int perPage() {
        return perPage;
    }

    /** Returns the number of lists: more than one if the query names more items than fit into one request. */
    int parts() {
        return parts.size();
    }

    /** Returns whether items keep their order for as long as they exist. */
    boolean fixedOrder() {
        return order.fixed();
    }

    /** Returns the maximum number of items of a part. */
    int maxItems(int part) {
        return parts.get(part).stream()
                .filter(parameter -> NAMING.contains(parameter.name()))
                .mapToInt(parameter -> parameter.value().split(",", -1).length)
                .min()
                .orElse(Listing.UNBOUNDED);
    }

    /** Returns filters and order without paging, of a query that is one list. */
    List<Parameter> filters() {
        if (parts() > 1) {
            throw new IllegalArgumentException(
                    "This query names more items than fit into one request, so it has no pages:"
                            + " list it as a stream, or request fewer.");
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

    /** Returns the filters of the first part, the order and the page size. */
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
}
