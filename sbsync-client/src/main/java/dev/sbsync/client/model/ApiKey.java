package dev.sbsync.client.model;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** A key of a space for the Content Delivery API (docs/management-api.md). Its token is a secret. */
public final class ApiKey extends RawRecord {

    private ApiKey(JsonNode raw) {
        super(raw, "API key");
    }

    /**
     * Creates an API key from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static ApiKey of(JsonNode raw) {
        return new ApiKey(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /**
     * Returns its access: {@code public}, {@code private} (drafts too), {@code theme}, {@code release} or
     * {@code asset}; empty if there is none.
     */
    public String access() {
        return text("access");
    }

    /** Returns the token, a secret; empty if there is none. */
    public String token() {
        return text("token");
    }

    /** Returns the id of the pipeline branch that it reads; 0 if there is none. */
    public long branchId() {
        return id("branch_id");
    }

    /** Returns the ids of the stories that it may read; empty for all. */
    public List<Long> storyIds() {
        return Attributes.ids(raw(), "story_ids");
    }

    /** Returns the ids of the releases that it may read; empty by default. */
    public List<Long> releaseIds() {
        return Attributes.ids(raw(), "release_ids");
    }

    /** Returns the minimum cache duration of responses in seconds; empty if there is none. */
    public OptionalLong minCache() {
        return number("min_cache");
    }

    /** Returns id and access, never the token. */
    @Override
    public String toString() {
        return "ApiKey[id=" + id() + ", access=" + access() + "]";
    }
}
