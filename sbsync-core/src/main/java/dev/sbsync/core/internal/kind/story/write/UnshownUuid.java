package dev.sbsync.core.internal.kind.story.write;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A uuid that the target accepted with a response that does not show it: {@code update_uuid} is untyped
 * (docs/management-api.md). Not thread-safe.
 */
final class UnshownUuid {

    private long id;
    private @Nullable String uuid;

    /** Records that the target accepted a uuid without showing it. */
    void accepted(long itemId, String accepted) {
        id = itemId;
        uuid = accepted;
    }

    /** Records the uuid that a response shows for an item. */
    void shows(long itemId, String shown) {
        if (itemId == id && shown.equals(uuid)) {
            uuid = null;
        }
    }

    /** Returns the unconfirmed uuid, if any. */
    Optional<String> uuid() {
        return Optional.ofNullable(uuid);
    }
}
