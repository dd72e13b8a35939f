package dev.sbsync.cli.output;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StoredRun;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Renders a list of runs in the given order, with their item counts and outcomes. */
public final class RunsText {

    private RunsText() {}

    /** Returns the lines. */
    public static List<String> lines(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return List.of("No runs yet.");
        }
        Table table = new Table("")
                .row(
                        "RUN", "STARTED", "ITEMS", "OK", "SKIPPED", "FAILED", "BLOCKED", "OUTCOME", "ARCHIVE", "KINDS",
                        "FROM", "TO");
        for (StoredRun run : runs) {
            OutcomeCounts counts = run.counts();
            table.row(
                    run.header().runId(),
                    run.header().startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Formats.number(run.total()),
                    Formats.number(counts.sum(OutcomeStatus::synced)),
                    Formats.number(counts.count(OutcomeStatus.SKIPPED)),
                    Formats.number(counts.count(OutcomeStatus.FAILED)),
                    Formats.number(counts.count(OutcomeStatus.BLOCKED)),
                    outcome(run),
                    run.archiveBytes() == 0 ? "-" : Formats.bytes(run.archiveBytes()),
                    kinds(run.header().options().kinds()),
                    from(run.header()),
                    run.header().target().toString());
        }
        return table.lines();
    }

    private static String outcome(StoredRun run) {
        String ending = run.ending().map(Enum::toString).orElse("unfinished");
        return run.undoneBy() == null ? ending : ending + ", undone";
    }

    /** Returns where the content comes from: the source, or the archive of the run that is undone. */
    private static String from(RunHeader run) {
        return run.undoes() == null ? run.source().toString() : "undo of " + run.undoes();
    }

    private static String kinds(Set<Kind> kinds) {
        return kinds.size() == Kind.values().length
                ? "all"
                : kinds.stream().map(Kind::id).collect(Collectors.joining(","));
    }
}
