package dev.sbsync.core.internal.kind;

import dev.sbsync.client.ManagementClient;
import java.time.Duration;

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
}
