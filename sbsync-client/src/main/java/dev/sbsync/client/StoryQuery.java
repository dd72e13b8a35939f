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
}
