package dev.sbsync.client;

import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Which entries of the version history to list (docs/management-api.md). Immutable: every change returns another query.
 */
public final class StoryVersionQuery {

    private static final int WITH_CONTENT_PER_PAGE = 10;

    private final long storyId;
    private final long releaseId;
    private final boolean content;
    private final int perPage;

    private StoryVersionQuery(long storyId, long releaseId, boolean content, int perPage) {
        this.storyId = storyId;
        this.releaseId = releaseId;
        this.content = content;
        this.perPage = perPage;
    }

    /**
     * Returns the query for the whole history of a story, without content, 100 per page.
     *
     * @throws IllegalArgumentException if the id is not positive
     */
    public static StoryVersionQuery ofStory(long storyId) {
        return new StoryVersionQuery(QueryValues.id("by_story_id", storyId), 0, false, StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Returns this with the content of each version, 10 per page, as each may be as large as a story. Read it lazily:
     * the newest published version is usually on the first page.
     */
    public StoryVersionQuery withContent() {
        return new StoryVersionQuery(storyId, releaseId, true, Math.min(perPage, WITH_CONTENT_PER_PAGE));
    }

    /**
     * Returns this for the versions of a release only.
     *
     * @throws IllegalArgumentException if the id is not positive
     */
    public StoryVersionQuery ofRelease(long id) {
        return new StoryVersionQuery(storyId, QueryValues.id("by_release_id", id), content, perPage);
    }

    /**
     * Returns this with another page size.
     *
     * @throws IllegalArgumentException if it is not between 1 and 100
     */
    public StoryVersionQuery perPage(int items) {
        return new StoryVersionQuery(storyId, releaseId, content, StoryQuery.checkedPerPage(items));
    }

    long storyId() {
        return storyId;
    }

    int perPage() {
        return perPage;
    }

    /** Returns the parameters of one page, counted from 1. */
    List<Parameter> parameters(int page) {
        List<Parameter> parameters = new ArrayList<>(filters());
        parameters.add(Parameter.of("page", page));
        parameters.add(Parameter.of("per_page", perPage));
        return parameters;
    }

    /** Returns the parameters without paging. */
    List<Parameter> filters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of("by_story_id", storyId));
        if (releaseId > 0) {
            parameters.add(Parameter.of("by_release_id", releaseId));
        }
        if (content) {
            parameters.add(new Parameter("show_content", "true"));
        }
        return parameters;
    }
}
