package dev.sbsync.core.report;

import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.transport.error.SbsyncException;
import java.util.ArrayList;
import java.util.List;

/** A cycle of a watch as one line of text. Stateless. */
public final class CycleText {

    private static final int MOST_NAMED = 5;

    private CycleText() {}

    /** Returns the line, without the time of the cycle. */
    public static String line(WatchCycle cycle) {
        List<String> parts = new ArrayList<>();
        if (cycle.scan() == WatchCycle.Scan.FULL) {
            parts.add("full scan");
        }
        if (cycle.scan() == WatchCycle.Scan.NONE) {
            parts.add("stopped");
        } else if (cycle.changes() > 0) {
            parts.add(Formats.count(cycle.changes(), "change"));
        } else if (cycle.problem() == null && cycle.open() == 0 && !anyEnded(cycle)) {
            parts.add("no changes");
        }
        cycle.outcomes().byStatus().forEach((status, count) -> {
            if (count > 0 && status != OutcomeStatus.UNCHANGED) {
                parts.add(count + " " + status);
            }
        });
        if (cycle.open() > 0) {
            parts.add(cycle.open() + " in progress");
        }
        addNames(cycle, parts);
        parts.add(Formats.count(cycle.requests(), "request"));
        String line = String.join(", ", parts);
        SbsyncException problem = cycle.problem();
        return problem == null ? line : line + "; failed, the next cycle tries again: " + problem.getMessage();
    }

    private static void addNames(WatchCycle cycle, List<String> parts) {
        if (!cycle.deleted().isEmpty()) {
            parts.add("deleted in the source, kept in the target: " + FirstNames.of(cycle.deleted(), MOST_NAMED));
        }
        if (!cycle.left().isEmpty()) {
            parts.add("not synced: "
                    + FirstNames.of(
                            cycle.left().stream().map(CycleText::withReason).toList(), MOST_NAMED));
        }
    }

    /** Returns whether items ended in the cycle, except for unchanged ones. */
    private static boolean anyEnded(WatchCycle cycle) {
        return cycle.outcomes().ended() > cycle.outcomes().count(OutcomeStatus.UNCHANGED);
    }

    private static String withReason(ItemResult left) {
        String label = left.outcome()
                .problem()
                .map(Problem::code)
                .map(OutcomeCode::label)
                .or(left::notSynced)
                .orElse(left.outcome().word());
        return ByKind.name(left.item().source()) + " (" + label + ")";
    }
}
