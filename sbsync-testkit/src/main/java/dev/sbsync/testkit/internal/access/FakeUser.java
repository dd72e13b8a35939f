package dev.sbsync.testkit.internal.access;

import dev.sbsync.testkit.internal.json.Nodes;
import tools.jackson.databind.node.ObjectNode;

/** The invented user that every token belongs to. */
public final class FakeUser {
    public static final long ID = 90_001;

    private FakeUser() {}

    public static ObjectNode json() {
        return Nodes.object().put("id", ID).put("userid", "editor@example.test").put("friendly_name", "Test Editor");
    }
}
