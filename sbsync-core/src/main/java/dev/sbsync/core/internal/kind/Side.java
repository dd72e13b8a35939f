package dev.sbsync.core.internal.kind;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Optional;

/**
 * One of the two spaces of a sync.
 *
 * @param client the client of its requests
 * @param spaceId the id of the space
 */
public record Side(ManagementClient client, long spaceId) {

    /** How long the server may delay one read of a plan or a verification. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /** Returns the client for reads of plans and verifications, which wait out long throttling. */
    public ManagementClient patient() {
        return client.patient(LONGEST_DELAY);
    }

    /** Requests the space; returns its refusal with 403, or empty if it is accessible or does not respond. */
    public Optional<ForbiddenException> refusal() {
        try {
            client.spaces().get(spaceId);
            return Optional.empty();
        } catch (ForbiddenException refused) {
            return Optional.of(refused);
        } catch (SbsyncException noAnswer) {
            return Optional.empty(); // the next item fails the same way and reports it
        }
    }
}
