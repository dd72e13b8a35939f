package dev.sbsync.core.write;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A uuid that the target accepted with an answer that shows nothing: {@code update_uuid} is untyped
 * (docs/management-api.md). Not thread-safe.
 */
final class UnshownUuid {

    private long id;
    private @Nullable String uuid;

    /** Notes that the target accepted a uuid for an item and did not show it. */
    void accepted(long itemId, String accepted) {
        id = itemId;
        uuid = accepted;
    }

    /** Notes the uuid that an answer shows of an item. */
    void shows(long itemId, String shown) {
        if (itemId == id && shown.equals(uuid)) {
            uuid = null;
        }
    }

    /** Returns the uuid that no answer has shown yet. */
    Optional<String> uuid() {
        return Optional.ofNullable(uuid);
    }
}
