package dev.sbsync.client;

import dev.sbsync.client.internal.QueryValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The filters of a list of stories and folders, and what each item shows.
 *
 * @param <B> the builder that has the filters
 */
abstract class StoryFilters<B extends StoryFilters<B>> {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    final QueryParts filters = new QueryParts();

    StoryFilters() {}

    abstract B self();

    /**
     * Lists only items whose full slug begins with these characters: {@code blog} also finds {@code blogroll}.
     *
     * @throws IllegalArgumentException if it is empty, or begins with a slash and so matches nothing
     */
    public B startsWith(String prefix) {
        return slug("starts_with", prefix);
    }

    /**
     * Lists only the items with exactly this full slug: up to two, as a folder and its start page share theirs.
     *
     * @throws IllegalArgumentException if it is empty or begins with a slash
     */
    public B withSlug(String fullSlug) {
        return slug("with_slug", fullSlug);
    }

    /**
     * Lists only the items with these full slugs, as many as you like: what does not fit one request takes several.
     *
     * @throws IllegalArgumentException if the list is empty, or a slug is empty, begins with a slash, holds a comma,
     *     which the API would take for the end of it, or a {@code *}, which it would take for any characters: use
     *     {@link #bySlugPatterns} where that is meant
     */
    public B bySlugs(Collection<String> fullSlugs) {
        return slugs("by_slugs", fullSlugs, "bySlugPatterns");
    }

    /** Lists only the items whose full slug is one of these, in which {@code *} stands for any characters. */
    public B bySlugPatterns(Collection<String> patterns) {
        return slugs("by_slugs", patterns, "");
    }

    /**
     * Leaves out the items with these full slugs, 100 at most.
     *
     * @throws IllegalArgumentException as {@link #bySlugs} does
     */
    public B excludingSlugs(Collection<String> fullSlugs) {
        return slugs("excluding_slugs", fullSlugs, "excludingSlugPatterns");
    }

    /** Leaves out the items whose full slug is one of these, 100 at most; {@code *} stands for any characters. */
    public B excludingSlugPatterns(Collection<String> patterns) {
        return slugs("excluding_slugs", patterns, "");
    }

    /** Lists only the items with these ids, as many as you like. */
    public B byIds(Collection<Long> ids) {
        return ids("by_ids", ids);
    }

    /** Leaves out the items with these ids, 100 at most: filter the stream where there are more. */
    public B excludingIds(Collection<Long> ids) {
        return ids("excluding_ids", ids);
    }

    /** Lists only the items with these uuids, as many as you like. */
    public B byUuids(Collection<String> uuids) {
        uuids.forEach(QueryValues::uuid);
        return list("by_uuids", uuids);
    }

    /**
     * Lists only what lies directly in this folder.
     *
     * @throws IllegalArgumentException if it is 0, which the API is said to take for no filter: what lies at the root
     *     is what has the parent id 0
     */
    public B withParent(long folderId) {
        return id("with_parent", folderId);
    }

    /** Lists folders only. */
    public B folderOnly() {
        return on("folder_only");
    }

    /** Lists stories only, start pages included. */
    public B storyOnly() {
        return on("story_only");
    }

    /** Lists folders at the root only. */
    public B rootFoldersOnly() {
        return on("root_folders_only");
    }

    /** Lists only what the API's search finds. */
    public B search(String term) {
        return text("search", term);
    }

    /** Lists only what the API's full text search finds. */
    public B textSearch(String term) {
        return text("text_search", term);
    }

    /** Lists only what refers to this: the address of an asset, a uuid, or a text inside of the content. */
    public B referenceSearch(String term) {
        return text("reference_search", term);
    }

    /** Lists only what has one of these components in it, however deep. */
    public B containComponent(Collection<String> components) {
        return list("contain_component", components);
    }

    /** Lists only that whose content meets all these conditions, and those of earlier calls. */
    public B filter(ContentFilter... conditions) {
        filters.addAll(List.of(conditions));
        return self();
    }

    /**
     * Lists only that whose content meets one of these conditions.
     *
     * @throws IllegalArgumentException if there are none, or another group was given before: the API knows one
     */
    public B filterAnyOf(ContentFilter... alternatives) {
        filters.setAnyOf(List.of(alternatives));
        return self();
    }

    /** Lists only what is published, or only what is not. */
    public B published(boolean wanted) {
        return flag("is_published", wanted);
    }

    /** Lists what was deleted, and that only. */
    public B inTrash() {
        return on("in_trash");
    }

    /** Lists only what is pinned. */
    public B pinned() {
        return on("pinned");
    }

    /** Lists only favourites of the token's user. */
    public B favourite() {
        return on("favourite");
    }

    /** Lists only what is the token's user's own. */
    public B mine() {
        return on("mine");
    }

    /** Lists only what has one of these tags. */
    public B withTag(Collection<String> tags) {
        return list("with_tag", tags);
    }

    /** Lists only what is in one of these stages of a workflow. */
    public B inWorkflowStages(Collection<Long> stageIds) {
        return ids("in_workflow_stages", stageIds);
    }

    /** Lists only what is in a stage of a workflow, or only what is in none. */
    public B hasWorkflowStages(boolean wanted) {
        return flag("has_workflow_stages", wanted);
    }

    /** Lists only what is scheduled after this time, to the minute. */
    public B scheduledAfter(Instant time) {
        return set("scheduled_at_gt", MINUTES.format(time));
    }

    /** Lists only what is scheduled before this time, to the minute. */
    public B scheduledBefore(Instant time) {
        return set("scheduled_at_lt", MINUTES.format(time));
    }

    /** Lists only what has a schedule in this state, as the API names it. */
    public B scheduledByStatus(String status) {
        return text("scheduled_by_status", status);
    }

    /** Lists only what is part of this release. */
    public B inRelease(long releaseId) {
        return id("in_release", releaseId);
    }

    /** Shows items as this release has them. */
    public B releaseId(long id) {
        return id("release_id", id);
    }

    /** Shows items as this branch of a pipeline has them. */
    public B branchId(long id) {
        return id("branch_id", id);
    }

    /** Fills {@code content_summary}. */
    public B withSummary() {
        return on("with_summary");
    }

    /** Adds alternates. */
    public B withAlts() {
        return on("with_alts");
    }

    /** Fills {@code translated_stories}. */
    public B withTranslatedStories() {
        return on("with_translated_stories");
    }

    private B set(String name, String value) {
        filters.set(name, value);
        return self();
    }

    private B on(String name) {
        return set(name, "1");
    }

    private B flag(String name, boolean wanted) {
        return set(name, Boolean.toString(wanted));
    }

    private B text(String name, String value) {
        return set(name, QueryValues.text(name, value));
    }

    private B slug(String name, String value) {
        return set(name, QueryValues.slug(name, value));
    }

    private B id(String name, long value) {
        return set(name, Long.toString(QueryValues.id(name, value)));
    }

    private B ids(String name, Collection<Long> ids) {
        ids.forEach(id -> QueryValues.id(name, Objects.requireNonNull(id, name)));
        return list(name, ids.stream().map(String::valueOf).toList());
    }

    private B slugs(String name, Collection<String> slugs, String methodForPatterns) {
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

    /** Sets a list, whose elements are checked. */
    final B list(String name, Collection<String> values) {
        QueryValues.filled(name, values).forEach(value -> QueryValues.element(name, value));
        filters.set(name, List.copyOf(values));
        return self();
    }
}
