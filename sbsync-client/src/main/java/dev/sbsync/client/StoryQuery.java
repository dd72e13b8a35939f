package dev.sbsync.client;

import dev.sbsync.client.internal.Listing;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which stories and folders to list, with every parameter of the API (ma-facts §3.2). Immutable; {@link #all()} lists
 * everything, folders included.
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

    /** Tells whether an item keeps its place among the others for as long as it is there. */
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
    public static final class Builder {

        private static final DateTimeFormatter MINUTES =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

        private final QueryParts filters = new QueryParts();
        private final StoryOrder.Choice order = new StoryOrder.Choice();
        private int perPage = MAX_PER_PAGE;

        private Builder() {}

        /**
         * Lists only items whose full slug begins with these characters: {@code blog} also finds {@code blogroll}.
         *
         * @throws IllegalArgumentException if it is empty, or begins with a slash and so matches nothing
         */
        public Builder startsWith(String prefix) {
            return set("starts_with", QueryValues.slug("starts_with", prefix));
        }

        /**
         * Lists only the items with exactly this full slug: up to two, as a folder and its start page share theirs.
         *
         * @throws IllegalArgumentException if it is empty or begins with a slash
         */
        public Builder withSlug(String fullSlug) {
            return set("with_slug", QueryValues.slug("with_slug", fullSlug));
        }

        /**
         * Lists only the items with these full slugs, as many as you like: what does not fit one request takes several.
         *
         * @throws IllegalArgumentException if the list is empty, or a slug is empty, begins with a slash, holds a
         *     comma, which the API would take for the end of it, or a {@code *}, which it would take for any
         *     characters: use {@link #bySlugPatterns} where that is meant
         */
        public Builder bySlugs(Collection<String> fullSlugs) {
            return slugs("by_slugs", fullSlugs, "bySlugPatterns");
        }

        /** Lists only the items whose full slug is one of these, in which {@code *} stands for any characters. */
        public Builder bySlugPatterns(Collection<String> patterns) {
            return slugs("by_slugs", patterns, "");
        }

        /**
         * Leaves out the items with these full slugs, 100 at most.
         *
         * @throws IllegalArgumentException as {@link #bySlugs} does
         */
        public Builder excludingSlugs(Collection<String> fullSlugs) {
            return slugs("excluding_slugs", fullSlugs, "excludingSlugPatterns");
        }

        /** Leaves out the items whose full slug is one of these, 100 at most; {@code *} stands for any characters. */
        public Builder excludingSlugPatterns(Collection<String> patterns) {
            return slugs("excluding_slugs", patterns, "");
        }

        /** Lists only the items with these ids, as many as you like. */
        public Builder byIds(Collection<Long> ids) {
            return ids("by_ids", ids);
        }

        /** Leaves out the items with these ids, 100 at most: filter the stream where there are more. */
        public Builder excludingIds(Collection<Long> ids) {
            return ids("excluding_ids", ids);
        }

        /** Lists only the items with these uuids, as many as you like. */
        public Builder byUuids(Collection<String> uuids) {
            uuids.forEach(QueryValues::uuid);
            return list("by_uuids", uuids);
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
         * Lists only what lies directly in this folder.
         *
         * @throws IllegalArgumentException if it is 0, which the API is said to take for no filter: what lies at the
         *     root is what has the parent id 0
         */
        public Builder withParent(long folderId) {
            return set("with_parent", Long.toString(QueryValues.id("with_parent", folderId)));
        }

        /** Lists folders only. */
        public Builder folderOnly() {
            return on("folder_only");
        }

        /** Lists stories only, start pages included. */
        public Builder storyOnly() {
            return on("story_only");
        }

        /** Lists folders at the root only. */
        public Builder rootFoldersOnly() {
            return on("root_folders_only");
        }

        /** Lists only what the API's search finds. */
        public Builder search(String term) {
            return set("search", QueryValues.text("search", term));
        }

        /** Lists only what the API's full text search finds. */
        public Builder textSearch(String term) {
            return set("text_search", QueryValues.text("text_search", term));
        }

        /** Lists only what refers to this: the address of an asset, a uuid, or a text inside of the content. */
        public Builder referenceSearch(String term) {
            return set("reference_search", QueryValues.text("reference_search", term));
        }

        /** Lists only what has one of these components in it, however deep. */
        public Builder containComponent(Collection<String> components) {
            return list("contain_component", components);
        }

        /** Lists only that whose content meets all these conditions, and those of earlier calls. */
        public Builder filter(ContentFilter... conditions) {
            filters.addAll(List.of(conditions));
            return this;
        }

        /**
         * Lists only that whose content meets one of these conditions.
         *
         * @throws IllegalArgumentException if there are none, or another group was given before: the API knows one
         */
        public Builder filterAnyOf(ContentFilter... alternatives) {
            filters.setAnyOf(List.of(alternatives));
            return this;
        }

        /** Lists only what is published, or only what is not. */
        public Builder published(boolean wanted) {
            return set("is_published", Boolean.toString(wanted));
        }

        /** Lists what was deleted, and that only. */
        public Builder inTrash() {
            return on("in_trash");
        }

        /** Lists only what is pinned. */
        public Builder pinned() {
            return on("pinned");
        }

        /** Lists only favourites of the token's user. */
        public Builder favourite() {
            return on("favourite");
        }

        /** Lists only what is the token's user's own. */
        public Builder mine() {
            return on("mine");
        }

        /** Lists only what has one of these tags. */
        public Builder withTag(Collection<String> tags) {
            return list("with_tag", tags);
        }

        /** Lists only what is in one of these stages of a workflow. */
        public Builder inWorkflowStages(Collection<Long> stageIds) {
            return ids("in_workflow_stages", stageIds);
        }

        /** Lists only what is in a stage of a workflow, or only what is in none. */
        public Builder hasWorkflowStages(boolean wanted) {
            return set("has_workflow_stages", Boolean.toString(wanted));
        }

        /** Lists only what is scheduled after this time, to the minute. */
        public Builder scheduledAfter(Instant time) {
            return set("scheduled_at_gt", MINUTES.format(time));
        }

        /** Lists only what is scheduled before this time, to the minute. */
        public Builder scheduledBefore(Instant time) {
            return set("scheduled_at_lt", MINUTES.format(time));
        }

        /** Lists only what has a schedule in this state, as the API names it. */
        public Builder scheduledByStatus(String status) {
            return set("scheduled_by_status", QueryValues.text("scheduled_by_status", status));
        }

        /** Lists only what is part of this release. */
        public Builder inRelease(long releaseId) {
            return set("in_release", Long.toString(QueryValues.id("in_release", releaseId)));
        }

        /** Shows items as this release has them. */
        public Builder releaseId(long id) {
            return set("release_id", Long.toString(QueryValues.id("release_id", id)));
        }

        /** Shows items as this branch of a pipeline has them. */
        public Builder branchId(long id) {
            return set("branch_id", Long.toString(QueryValues.id("branch_id", id)));
        }

        /** Fills {@code content_summary}. */
        public Builder withSummary() {
            return on("with_summary");
        }

        /** Adds alternates. */
        public Builder withAlts() {
            return on("with_alts");
        }

        /** Fills {@code translated_stories}. */
        public Builder withTranslatedStories() {
            return on("with_translated_stories");
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

        private Builder set(String name, String value) {
            filters.set(name, value);
            return this;
        }

        private Builder on(String name) {
            return set(name, "1");
        }

        private Builder ids(String name, Collection<Long> ids) {
            ids.forEach(id -> QueryValues.id(name, Objects.requireNonNull(id, name)));
            return list(name, ids.stream().map(String::valueOf).toList());
        }

        private Builder slugs(String name, Collection<String> slugs, String methodForPatterns) {
            for (String slug : slugs) {
                if (!methodForPatterns.isEmpty() && QueryValues.slug(name, slug).contains("*")) {
                    throw new IllegalArgumentException(name + " \"" + slug
                            + "\" has a *, which the API takes for any characters; use " + methodForPatterns
                            + " where that is meant, else list it with withSlug.");
                }
                QueryValues.slug(name, slug);
            }
            return list(name, slugs);
        }

        private Builder list(String name, Collection<String> values) {
            QueryValues.filled(name, values).forEach(value -> QueryValues.element(name, value));
            filters.set(name, List.copyOf(values));
            return this;
        }
    }
}
