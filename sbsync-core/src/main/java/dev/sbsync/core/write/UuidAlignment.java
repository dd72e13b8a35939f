package dev.sbsync.core.write;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a target's item its source's uuid, so that references by uuid keep working. Not thread-safe. */
final class UuidAlignment {

    private final TargetRequests target;
    private final Set<Problem> warnings;

    UuidAlignment(TargetRequests target, Set<Problem> warnings) {
        this.target = target;
        this.warnings = warnings;
    }

    /**
     * Aligns the uuid of what is there; returns why that cannot be, or null. Warns of the change, unless it is that of
     * a collision, which was named already.
     *
     * @param ours whether this run has created it, so that nothing can refer to it by its old uuid
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
                    "another item of the target, perhaps in its trash, has the uuid " + uuid,
                    refused.status());
        }
    }
}
