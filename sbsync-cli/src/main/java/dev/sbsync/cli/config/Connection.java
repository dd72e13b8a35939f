package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;

/**
 * Two spaces with a client each. Closing it closes both clients.
 *
 * @param sync what is known of the sync so far
 */
public record Connection(
        ManagementClient source, long sourceId, ManagementClient target, long targetId, SpaceSync.Builder sync)
        implements AutoCloseable {

    /** Returns how many requests a second both sides together carry at least. */
    public double rate() {
        return Math.min(source.rateLimit().rps(), target.rateLimit().rps());
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
