package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.SpacePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The source and target spaces, each with its client. Closing the connection closes the clients.
 *
 * @param source null if only the target is connected, as for an undo
 * @param pair both space ids and their hosts
 * @param sharedBudget whether the connected sides share one rate limit
 * @param kinds the kinds to sync, if flags select them
 * @param explanation the settings in force and their origins, as lines to print
 * @param sync a builder with the connected sides, the kinds and the selection set
 */
public record PairConnection(
        @Nullable ManagementClient source,
        ManagementClient target,
        SpacePair pair,
        boolean sharedBudget,
        Set<Kind> kinds,
        List<String> explanation,
        SpaceSyncBuilder sync)
        implements AutoCloseable {

    /** Returns the id of the source. */
    public long sourceId() {
        return pair.sourceId();
    }

    /** Returns the id of the target. */
    public long targetId() {
        return pair.targetId();
    }

    /** Returns the lower rate limit of the connected sides, in requests per second. */
    public double rate() {
        double rate = target.rateLimit().rps();
        return source == null ? rate : Math.min(source.rateLimit().rps(), rate);
    }

    /** Returns a copy of this connection with kinds and a selection. */
    PairConnection selecting(SelectedKinds selected, Selection selection, boolean allowEmpty, List<String> more) {
        List<String> lines = new ArrayList<>(explanation);
        lines.add(selected.explanation());
        lines.addAll(more);
        return new PairConnection(
                source,
                target,
                pair,
                sharedBudget,
                selected.kinds(),
                lines,
                sync.kinds(selected.kinds()).selection(selection).allowEmpty(allowEmpty));
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
        target.close();
    }
}
