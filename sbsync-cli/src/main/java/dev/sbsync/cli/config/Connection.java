package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.SpacePair;
import java.util.ArrayList;
import java.util.List;

/**
 * Two spaces with a client each. Closing it closes both clients.
 *
 * @param sharedBudget whether both sides draw on one budget of requests
 * @param explanation where its settings come from, for people
 * @param sync what is known of the sync so far
 */
public record Connection(
        ManagementClient source,
        long sourceId,
        ManagementClient target,
        long targetId,
        boolean sharedBudget,
        List<String> explanation,
        SpaceSync.Builder sync)
        implements AutoCloseable {

    /** Returns the spaces and where they are. */
    public SpacePair pair() {
        return new SpacePair(source.baseUrl(), sourceId, target.baseUrl(), targetId);
    }

    /** Returns how many requests a second a side that has the least of them carries. */
    public double rate() {
        return Math.min(source.rateLimit().rps(), target.rateLimit().rps());
    }

    /** Returns this connection for a selection. */
    Connection selecting(Selection selection, boolean allowEmpty, String line) {
        List<String> lines = new ArrayList<>(explanation);
        lines.add(line);
        return new Connection(
                source,
                sourceId,
                target,
                targetId,
                sharedBudget,
                lines,
                sync.selection(selection).allowEmpty(allowEmpty));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
