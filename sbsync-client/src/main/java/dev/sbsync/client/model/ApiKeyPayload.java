package dev.sbsync.client.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an API key for a create or an update. */
public final class ApiKeyPayload extends Payload<ApiKeyPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "an API key",
                    Set.of("access", "name", "branch_id", "story_ids", "release_ids", "min_cache"),
                    Map.of("token", "the API generates it."))
            .andIgnores("id", "space_id");

    private ApiKeyPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static ApiKeyPayload empty() {
        return new ApiKeyPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param access the access: {@code public}, {@code private} (drafts too), {@code theme}, {@code release} or
     *     {@code asset}
     */
    public static ApiKeyPayload of(String access) {
        return empty().access(access);
    }

    @Override
    ApiKeyPayload made(ObjectNode attributes) {
        return new ApiKeyPayload(attributes);
    }

    /** Sets the access: {@code public}, {@code private}, {@code theme}, {@code release} or {@code asset}. */
    public ApiKeyPayload access(String value) {
        return set("access", value);
    }

    /** Sets the name. */
    public ApiKeyPayload name(String value) {
        return set("name", value);
    }

    /** Sets the pipeline branch that it reads. */
    public ApiKeyPayload branchId(long value) {
        return set("branch_id", value);
    }

    /** Sets the stories that it may read. */
    public ApiKeyPayload storyIds(List<Long> ids) {
        return set("story_ids", Attributes.numbers(ids));
    }

    /** Sets the releases it may read. */
    public ApiKeyPayload releaseIds(List<Long> ids) {
        return set("release_ids", Attributes.numbers(ids));
    }

    /** Sets the minimum cache duration of responses in seconds. */
    public ApiKeyPayload minCache(long value) {
        return set("min_cache", value);
    }
}
