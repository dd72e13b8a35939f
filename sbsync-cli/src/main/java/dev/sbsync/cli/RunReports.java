package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.ReportFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports the end of a run: on stdout, in the requested files, by the exit code, and with the command to resume it. */
final class RunReports {

    private final CliContext context;
    private final StateFlags state;
    private final OutputFiles files = new OutputFiles();
    private final Optional<ReportFile> json;
    private final Optional<ReportFile> html;

    /** Checks that the files are writable and distinct. */
    RunReports(CliContext context, StateFlags state, ReportFlags reports) {
        this.context = context;
        this.state = state;
        this.json = reports.report().map(path -> files.report("--report", path));
        this.html = reports.html().map(path -> files.report("--html", path));
        state.named().ifPresent(files::state);
    }

    /** Checks that the default state file is not also a report file. */
    void stateIs(Path file) {
        files.state(file);
    }

    /**
     * Reports the end of a sync and returns the exit code.
     *
     * @param kinds the kinds of the run
     */
    int ended(SyncReport report, Set<Kind> kinds) {
        return ended(
                report,
                "To retry failed items: sbsync sync --from "
                        + report.source().id() + " --to " + report.target().id() + flag(kinds) + " --retry-failed "
                        + report.runId()
                        + state.repeated());
    }

    /** Reports the end of an undo and returns the exit code. */
    int undone(SyncReport report, String runId) {
        return ended(report, "To retry what was not restored: sbsync undo " + runId + state.repeated());
    }

    private int ended(SyncReport report, String retry) {
        // A cancelled run leaves the thread interrupted, which would make file writes fail. The rest is short.
        boolean interrupted = Thread.interrupted();
        Output output = context.output();
        Environment environment = context.environment();
        output.report(ReportText.lines(report));
        if (json.isPresent() || html.isPresent()) {
            output.result("");
        }
        List<String> unwritten = new ArrayList<>();
        json.ifPresent(file -> write(file, "Report", report, "json", ReportJson.write(report), unwritten));
        html.ifPresent(file -> write(file, "HTML report", report, "html", ReportHtml.write(report), unwritten));
        report.abortedBy()
                .filter(cause -> report.ending() == RunEnding.ABORTED)
                .ifPresent(cause -> output.error(ExitStatus.refusal(cause, environment)));
        hint(report, retry).ifPresent(line -> {
            output.result("");
            output.report(List.of(line));
        });
        unwritten.forEach(output::error);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (report.ending()) {
            case DONE -> unwritten.isEmpty() ? ExitCode.DONE : ExitCode.RUNTIME_ERROR;
            case PARTIAL -> ExitCode.PROBLEMS;
            case CANCELLED -> ExitCode.CANCELLED;
            case ABORTED -> ExitCode.RUNTIME_ERROR;
        };
    }

    /** A report that cannot be written does not affect the run; the remaining output is still printed. */
    private void write(
            ReportFile file, String name, SyncReport report, String format, String text, List<String> unwritten) {
        try {
            file.write(text);
            context.output().result(name + ": " + file.path());
        } catch (IOException failure) {
            unwritten.add("The run has ended, but its report could not be written to '" + file.path() + "' ("
                    + FileProblem.of(failure)
                    + "); 'sbsync report " + report.runId() + " --format " + format + state.repeated()
                    + "' prints it again.");
        }
    }

    private Optional<String> hint(SyncReport report, String retry) {
        return switch (report.ending()) {
            case DONE -> Optional.empty();
            case PARTIAL -> Optional.of(retry);
            case CANCELLED, ABORTED -> Optional.of("To resume: sbsync resume " + report.runId() + state.repeated());
        };
    }

    /** Returns the flag for the kinds of the run, empty for the default. */
    private static String flag(Set<Kind> kinds) {
        return kinds.equals(Kind.DEFAULT)
                ? ""
                : " --kinds " + kinds.stream().map(Kind::id).collect(Collectors.joining(","));
    }
}
