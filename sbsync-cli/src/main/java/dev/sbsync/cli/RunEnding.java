package dev.sbsync.cli;

import dev.sbsync.cli.output.Output;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import java.util.Map;
import java.util.function.Function;

/** Says how a run ended, writes its reports, and how to go on where it ended early. */
final class RunEnding {

    private final Surroundings surroundings;
    private final Map<ReportFile, Function<SyncReport, String>> files;
    private final String stateHint;

    /**
     * Prepares for the end of a run.
     *
     * @param files where reports go
     * @param stateHint the flag that names the state, or nothing
     */
    RunEnding(Surroundings surroundings, Map<ReportFile, Function<SyncReport, String>> files, String stateHint) {
        this.surroundings = surroundings;
        this.files = files;
        this.stateHint = stateHint;
    }

    /** Prints and writes; returns the exit code. */
    int of(SyncReport report) {
        Output output = surroundings.output();
        // A cancelled run leaves the thread interrupted, and no file can be written so; what is left to do is brief.
        boolean interrupted = Thread.interrupted();
        output.result(ReportText.lines(report));
        files.forEach((file, format) -> {
            file.write(format.apply(report));
            output.result("");
            output.result("Report: " + file.path());
        });
        report.abortedBy()
                .filter(cause -> report.ending() == SyncReport.Ending.ABORTED)
                .ifPresent(cause -> output.error(Ending.refusal(cause, surroundings.environment())));
        switch (report.ending()) {
            case CANCELLED, ABORTED -> output.note("Go on with: sbsync resume " + report.runId() + stateHint);
            case PARTIAL ->
                output.note("Repeat what failed with: sbsync sync --from "
                        + report.source().id() + " --to " + report.target().id() + " --retry-failed " + report.runId()
                        + stateHint);
            case DONE -> {
                // Nothing is left to do.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (report.ending()) {
            case DONE -> ExitCode.DONE;
            case PARTIAL -> ExitCode.PROBLEMS;
            case CANCELLED -> ExitCode.CANCELLED;
            case ABORTED -> ExitCode.FOUND_ON_ASKING;
        };
    }
}
