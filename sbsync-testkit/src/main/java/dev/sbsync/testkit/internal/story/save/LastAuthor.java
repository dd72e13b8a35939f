package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.StoredStory;

/** The user and the time of a story's last save. */
public final class LastAuthor {
    private LastAuthor() {}

    /** Notes that a story is saved now, by the user of the fake. */
    public static void update(FakeState state, StoredStory story) {
        story.editable().put("last_author_id", FakeUser.ID).set("last_author", FakeUser.json());
        story.editable().put("updated_at", FakeState.timestamp(state.now()));
    }
}
