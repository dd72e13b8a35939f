package dev.sbsync.testkit.internal.story.view;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.StoredStory;
import tools.jackson.databind.node.ObjectNode;

/** The content shown in an answer: hidden for {@code can_not_view}, and the default of an empty folder. */
final class ViewableContent {
    private ViewableContent() {}

    /** Replaces the content of an answer if it differs from the stored one. */
    static void apply(FakeState state, StoredStory story, ObjectNode answer) {
        if (Nodes.isTrue(story.json(), "can_not_view")) {
            if (state.is(Switch.CAN_NOT_VIEW_READ_WITHOUT_CONTENT)) {
                answer.remove("content");
            } else if (state.is(Switch.CAN_NOT_VIEW_READ_AS_EMPTY)) {
                answer.putObject("content");
            } else {
                answer.putNull("content");
            }
        } else if (state.is(
                Switch.FOLDER_CONTENT_READ_AS_NULL,
                story.folder() && story.content().isEmpty())) {
            answer.putNull("content");
        }
    }
}
