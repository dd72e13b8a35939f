package dev.sbsync.core.state;

import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.PlanOptions;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a run that are fixed when it starts.
 *
 * @param runId the run id: letters, digits, dashes and underscores, at most 64
 * @param extensions the caller's extensions, without which the run cannot be resumed
 * @param undoes the id of the run that this one undoes; null if it undoes none
 */
public record RunHeader(
        String runId,
        SpacePair pair,
        SpaceRef source,
        SpaceRef target,
        Instant startedAt,
        PlanOptions options,
        ExtensionIds extensions,
        @Nullable String undoes) {

    /**
     * Checks the id, which is also used in file names.
     *
     * @throws IllegalArgumentException if the id contains other characters
     */
    public RunHeader {
        Objects.requireNonNull(options, "options");
        if (!runId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A run id is 1 to 64 letters, digits, dashes and underscores, got '" + runId + "'.");
        }
    }
}
