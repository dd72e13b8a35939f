package dev.sbsync.client.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of an API key sends. Immutable and thread-safe: every change returns another payload. An
 * update leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class ApiKeyPayload extends Payload<ApiKeyPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "an API key",
                    Set.of("access", "name", "branch_id", "story_ids", "release_ids", "min_cache"),
                    Map.of("token", "the API makes it up."))
            .andIgnores("id", "space_id");

    private ApiKeyPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static ApiKeyPayload empty() {
        return new ApiKeyPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param access what it may read: {@code public}, {@code private} (drafts too), {@code theme}, {@code release} or
     *     {@code asset}
     */
    public static ApiKeyPayload of(String access) {
        return empty().access(access);
    }

    @Override
    ApiKeyPayload made(ObjectNode attributes) {
        return new ApiKeyPayload(attributes);
    }

    /** Sets what it may read: {@code public}, {@code private}, {@code theme}, {@code release} or {@code asset}. */
    public ApiKeyPayload access(String value) {
        return set("access", value);
    }

    /** Sets the name. */
    public ApiKeyPayload name(String value) {
        return set("name", value);
    }

    /** Sets the branch of a pipeline it reads. */
    public ApiKeyPayload branchId(long value) {
        return set("branch_id", value);
    }

    /** Sets the only stories it may read. */
    public ApiKeyPayload storyIds(List<Long> ids) {
        return set("story_ids", Attributes.numbers(ids));
    }

    /** Sets the releases it may read. */
    public ApiKeyPayload releaseIds(List<Long> ids) {
        return set("release_ids", Attributes.numbers(ids));
    }

    /** Sets for how many seconds answers are cached at least. */
    public ApiKeyPayload minCache(long value) {
        return set("min_cache", value);
    }
}
