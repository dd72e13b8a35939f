package dev.sbsync.cli.output;

import dev.sbsync.core.report.Figures;
import dev.sbsync.core.report.Table;
import dev.sbsync.core.state.RunEnd;
import dev.sbsync.core.state.StoredRun;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Words a list of runs, in the order given. */
public final class RunsText {

    private RunsText() {}

    /** Returns the lines. */
    public static List<String> lines(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return List.of("There is no run yet.");
        }
        Table table = new Table("").row("RUN", "STARTED", "ITEMS", "OUTCOME", "FROM", "TO");
        for (StoredRun run : runs) {
            table.row(
                    run.header().runId(),
                    run.header().startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Figures.number(run.finished()) + "/" + Figures.number(run.total()),
                    run.ended().map(RunEnd::ending).map(Enum::toString).orElse("unfinished"),
                    run.header().source().toString(),
                    run.header().target().toString());
        }
        return table.lines();
    }
}
