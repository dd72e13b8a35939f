package dev.sbsync.core.state;

import dev.sbsync.core.preflight.PlanOptions;
import dev.sbsync.core.scan.SpaceRef;
import java.time.Instant;
import java.util.Objects;

/**
 * What is fixed of a run when it starts.
 *
 * @param runId names it: letters, digits, dashes and underscores, at most 64
 * @param extensions names the caller's own code, without which the run cannot be resumed
 */
public record RunHeader(
        String runId,
        SpacePair pair,
        SpaceRef source,
        SpaceRef target,
        Instant startedAt,
        PlanOptions options,
        ExtensionIds extensions) {

    /**
     * Checks the id, which names files too.
     *
     * @throws IllegalArgumentException if it holds anything else
     */
    public RunHeader {
        Objects.requireNonNull(options, "options");
        if (!runId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A run id is 1 to 64 letters, digits, dashes and underscores, got '" + runId + "'.");
        }
    }
}
