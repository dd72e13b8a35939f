package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a target item's uuid to its source's, so that references by uuid keep working. Not thread-safe. */
final class UuidAlignment {

    private final TargetRequests target;
    private final Set<Problem> warnings;

    UuidAlignment(TargetRequests target, Set<Problem> warnings) {
        this.target = target;
        this.warnings = warnings;
    }

    /**
     * Aligns the uuid of an existing item; returns the problem, or null. Warns about the change, except for collisions,
     * which have their own warning.
     *
     * @param ours whether this run has created the item, so that no references to its old uuid exist
     */
    @Nullable
    Problem align(Story there, String uuid, boolean ours) {
        if (there.uuid().equals(uuid)) {
            return null;
        }
        Problem changed =
                new Problem(OutcomeCode.UUID_CHANGED, "the target's uuid was " + there.uuid() + " and is now " + uuid);
        if (!ours && warnings.stream().noneMatch(warning -> warning.code().collision())) {
            warnings.add(changed);
        }
        try {
            target.alignUuid(there.id(), uuid);
            return null;
        } catch (InvalidException refused) {
            if (!refused.uuidTaken() || refused.ambiguous()) {
                throw refused;
            }
            warnings.remove(changed);
            return new Problem(
                    OutcomeCode.UUID_TAKEN,
                    "another item of the target, possibly in the trash, has the uuid " + uuid,
                    refused.status());
        }
    }
}
