package dev.sbsync.client;

import dev.sbsync.client.internal.QueryValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Builds a {@link StoryQuery}. An item is listed if it matches all filters; if a filter is set twice, the last call
 * wins. Methods throw {@link IllegalArgumentException} for values that the API would misunderstand or ignore: blank
 * texts, empty lists, commas in an element, ids that are not positive. Not thread-safe.
 */
public final class StoryQueryBuilder {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final QueryParts parts = new QueryParts();
    private final StoryOrder.Choice order = new StoryOrder.Choice();
    private int perPage = StoryQuery.MAX_PER_PAGE;

    StoryQueryBuilder() {}

    /**
     * Lists only items whose full slug starts with this text: {@code blog} also matches {@code blogroll}.
     *
     * @throws IllegalArgumentException if it is empty, or starts with a slash and so matches nothing
     */
    public StoryQueryBuilder startsWith(String prefix) {
        return set("starts_with", QueryValues.slug("starts_with", prefix));
    }

    /**
     * Lists only the items with exactly this full slug: up to two, as a folder and its start page have the same.
     *
     * @throws IllegalArgumentException if it is empty or starts with a slash
     */
    public StoryQueryBuilder withSlug(String fullSlug) {
        return set("with_slug", QueryValues.slug("with_slug", fullSlug));
    }

    /**
     * Lists only the items with these full slugs. Any number is allowed; many take several requests.
     *
     * @throws IllegalArgumentException if the list or a slug is empty, or a slug starts with a slash, or contains a
     *     comma or a {@code *}: use {@link #bySlugPatterns} for patterns
     */
    public StoryQueryBuilder bySlugs(Collection<String> fullSlugs) {
        return list("by_slugs", QueryValues.exactSlugs("by_slugs", fullSlugs, "bySlugPatterns"));
    }

    /** Lists only the items whose full slug matches one of these patterns; {@code *} matches any characters. */
    public StoryQueryBuilder bySlugPatterns(Collection<String> patterns) {
        return list("by_slugs", QueryValues.slugs("by_slugs", patterns));
    }

    /**
     * Excludes the items with these full slugs, 100 at most.
     *
     * @throws IllegalArgumentException as {@link #bySlugs} does
     */
    public StoryQueryBuilder excludingSlugs(Collection<String> fullSlugs) {
        return list("excluding_slugs", QueryValues.exactSlugs("excluding_slugs", fullSlugs, "excludingSlugPatterns"));
    }

    /** Excludes the items whose full slug matches one of these patterns, 100 at most. */
    public StoryQueryBuilder excludingSlugPatterns(Collection<String> patterns) {
        return list("excluding_slugs", QueryValues.slugs("excluding_slugs", patterns));
    }

    /** Lists only the items with these ids, any number. */
    public StoryQueryBuilder byIds(Collection<Long> ids) {
        return list("by_ids", QueryValues.ids("by_ids", ids));
    }

    /** Excludes the items with these ids, 100 at most: filter the stream if there are more. */
    public StoryQueryBuilder excludingIds(Collection<Long> ids) {
        return list("excluding_ids", QueryValues.ids("excluding_ids", ids));
    }

    /** Lists only the items with these uuids, any number. */
    public StoryQueryBuilder byUuids(Collection<String> uuids) {
        return list("by_uuids", QueryValues.uuids(uuids));
    }

    /** Lists only the items with these uuids, any number, in this order; excludes {@link #sortBy}. */
    public StoryQueryBuilder byUuidsOrdered(List<String> uuids) {
        order.byUuids();
        return list("by_uuids_ordered", QueryValues.uuids(uuids));
    }

    /**
     * Lists only the direct children of this folder.
     *
     * @throws IllegalArgumentException if it is 0: the API would list everything; items at the root have parent id 0
     */
    public StoryQueryBuilder withParent(long folderId) {
        return id("with_parent", folderId);
    }

    /** Lists folders only. */
    public StoryQueryBuilder folderOnly() {
        return on("folder_only");
    }

    /** Lists stories only, start pages included. */
    public StoryQueryBuilder storyOnly() {
        return on("story_only");
    }

    /** Lists folders at the root only. */
    public StoryQueryBuilder rootFoldersOnly() {
        return on("root_folders_only");
    }

    /** Lists only what the API's search finds. */
    public StoryQueryBuilder search(String term) {
        return text("search", term);
    }

    /** Lists only what the API's full text search finds. */
    public StoryQueryBuilder textSearch(String term) {
        return text("text_search", term);
    }

    /** Lists only items that refer to an asset's URL, a uuid, or another text inside of the content. */
    public StoryQueryBuilder referenceSearch(String term) {
        return text("reference_search", term);
    }

    /** Lists only items that contain one of these components, at any depth. */
    public StoryQueryBuilder containComponent(Collection<String> components) {
        return list("contain_component", components);
    }

    /** Lists only items whose content meets all these conditions, and those of earlier calls. */
    public StoryQueryBuilder filter(ContentFilter... conditions) {
        parts.addAll(List.of(conditions));
        return this;
    }

    /** Lists only items whose content meets one of these conditions, at least one; called at most once. */
    public StoryQueryBuilder filterAnyOf(ContentFilter... alternatives) {
        parts.setAnyOf(List.of(alternatives));
        return this;
    }

    /** Lists only published items, or only unpublished ones. */
    public StoryQueryBuilder published(boolean wanted) {
        return set("is_published", Boolean.toString(wanted));
    }

    /** Lists only deleted items. */
    public StoryQueryBuilder inTrash() {
        return on("in_trash");
    }

    /** Lists only pinned items. */
    public StoryQueryBuilder pinned() {
        return on("pinned");
    }

    /** Lists only favourites of the token's user. */
    public StoryQueryBuilder favourite() {
        return on("favourite");
    }

    /** Lists only items of the token's user. */
    public StoryQueryBuilder mine() {
        return on("mine");
    }

    /** Lists only items with one of these tags. */
    public StoryQueryBuilder withTag(Collection<String> tags) {
        return list("with_tag", tags);
    }

    /** Lists only items in one of these workflow stages. */
    public StoryQueryBuilder inWorkflowStages(Collection<Long> stageIds) {
        return list("in_workflow_stages", QueryValues.ids("in_workflow_stages", stageIds));
    }

    /** Lists only items in a workflow stage, or only items in none. */
    public StoryQueryBuilder hasWorkflowStages(boolean wanted) {
        return set("has_workflow_stages", Boolean.toString(wanted));
    }

    /** Lists only items scheduled after this time, to the minute. */
    public StoryQueryBuilder scheduledAfter(Instant time) {
        return set("scheduled_at_gt", MINUTES.format(time));
    }

    /** Lists only items scheduled before this time, to the minute. */
    public StoryQueryBuilder scheduledBefore(Instant time) {
        return set("scheduled_at_lt", MINUTES.format(time));
    }

    /** Lists only items with a schedule in this state, by the API's name. */
    public StoryQueryBuilder scheduledByStatus(String status) {
        return text("scheduled_by_status", status);
    }

    /** Lists only items of this release. */
    public StoryQueryBuilder inRelease(long releaseId) {
        return id("in_release", releaseId);
    }

    /** Shows items as they are in this release. */
    public StoryQueryBuilder releaseId(long id) {
        return id("release_id", id);
    }

    /** Shows items as they are in this branch of a pipeline. */
    public StoryQueryBuilder branchId(long id) {
        return id("branch_id", id);
    }

    /** Fills {@code content_summary}. */
    public StoryQueryBuilder withSummary() {
        return on("with_summary");
    }

    /** Adds alternates. */
    public StoryQueryBuilder withAlts() {
        return on("with_alts");
    }

    /** Fills {@code translated_stories}. */
    public StoryQueryBuilder withTranslatedStories() {
        return on("with_translated_stories");
    }

    /**
     * Sets the order; default: by creation, oldest first. Ties are broken by id. In any other order, items can move
     * while the list is read; then the whole list is read again ({@link StoryOperations#list}).
     *
     * @throws IllegalArgumentException if there are no keys
     */
    public StoryQueryBuilder sortBy(StorySort... keys) {
        order.keys(List.of(keys));
        return this;
    }

    /** Leaves the order to the API's {@code custom_sorting}; excludes {@link #sortBy}. */
    public StoryQueryBuilder customSorting() {
        order.custom();
        return this;
    }

    /**
     * Sets how many items are requested per page; default: 100, which takes the fewest requests.
     *
     * @throws IllegalArgumentException if it is not between 1 and 100
     */
    public StoryQueryBuilder perPage(int items) {
        perPage = StoryQuery.checkedPerPage(items);
        return this;
    }

    /**
     * Returns the query.
     *
     * @throws IllegalArgumentException if filters contradict each other, so that the API would list nothing or ignore
     *     one; the message names all of them
     */
    public StoryQuery build() {
        List<String> problems = new ArrayList<>(parts.problems());
        problems.addAll(order.problems());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return new StoryQuery(parts.toParts(), order.toOrder(), perPage);
    }

    private StoryQueryBuilder on(String name) {
        return set(name, "1");
    }

    private StoryQueryBuilder text(String name, String value) {
        return set(name, QueryValues.text(name, value));
    }

    private StoryQueryBuilder id(String name, long value) {
        return set(name, Long.toString(QueryValues.id(name, value)));
    }

    private StoryQueryBuilder set(String name, String value) {
        parts.set(name, value);
        return this;
    }

    private StoryQueryBuilder list(String name, Collection<String> values) {
        parts.set(name, QueryValues.elements(name, values));
        return this;
    }
}
