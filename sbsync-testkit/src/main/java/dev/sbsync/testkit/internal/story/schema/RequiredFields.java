package dev.sbsync.testkit.internal.story.schema;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import tools.jackson.databind.JsonNode;

/** Refuses to publish a content that lacks a required field, before or after its draft is saved. */
public final class RequiredFields {
    private RequiredFields() {}

    public static void checkBeforeSave(FakeState state, SpaceState space, JsonNode content) {
        check(state, Switch.PUBLISH_NEEDS_REQUIRED_FIELDS, space, content);
    }

    public static void checkAfterSave(FakeState state, SpaceState space, JsonNode content) {
        check(state, Switch.PUBLISH_SAVES_BEFORE_REFUSAL, space, content);
    }

    /** Refuses {@code publish} of what is stored. */
    public static void check(FakeState state, SpaceState space, JsonNode content) {
        checkBeforeSave(state, space, content);
        checkAfterSave(state, space, content);
    }

    private static void check(FakeState state, Switch behaviour, SpaceState space, JsonNode content) {
        String missing = new Schema(space).firstMissing(content).orElse("");
        if (state.is(behaviour, !missing.isEmpty())) {
            throw Refusal.error(422, missing);
        }
    }
}
