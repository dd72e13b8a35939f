package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.SpacePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The source and target spaces, each with its client. Closing the connection closes both clients.
 *
 * @param sharedBudget whether both sides share one rate limit
 * @param kinds the kinds to sync, if flags select them
 * @param explanation the settings in force and their origins, as lines to print
 * @param sync a builder with both sides, the kinds and the selection set
 */
public record PairConnection(
        ManagementClient source,
        long sourceId,
        ManagementClient target,
        long targetId,
        boolean sharedBudget,
        Set<Kind> kinds,
        List<String> explanation,
        SpaceSyncBuilder sync)
        implements AutoCloseable {

    /** Returns both space ids and their hosts. */
    public SpacePair pair() {
        return new SpacePair(source.baseUrl(), sourceId, target.baseUrl(), targetId);
    }

    /** Returns the lower rate limit of the two sides, in requests per second. */
    public double rate() {
        return Math.min(source.rateLimit().rps(), target.rateLimit().rps());
    }

    /** Returns a copy of this connection with kinds and a selection. */
    PairConnection selecting(SelectedKinds selected, Selection selection, boolean allowEmpty, List<String> more) {
        List<String> lines = new ArrayList<>(explanation);
        lines.add(selected.explanation());
        lines.addAll(more);
        return new PairConnection(
                source,
                sourceId,
                target,
                targetId,
                sharedBudget,
                selected.kinds(),
                lines,
                sync.kinds(selected.kinds()).selection(selection).allowEmpty(allowEmpty));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
