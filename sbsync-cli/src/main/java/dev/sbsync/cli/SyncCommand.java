package dev.sbsync.cli;

import dev.sbsync.cli.config.Connection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.PolicyFlags;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.PlanText;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.Figures;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Copies stories and folders from one space to another, and writes only what differs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync sync --from 101001 --to 101002 --dry-run",
            "  sbsync sync --from 101001 --to 101002 --prefix blog --yes --report report.json"
        })
final class SyncCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Output output;

    @Mixin
    private PairFlags pair = new PairFlags();

    @Mixin
    private PolicyFlags policy = new PolicyFlags();

    @Option(names = "--dry-run", description = "Print the plan and write nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Write without asking; needed where there is no terminal.")
    private boolean yes;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a JSON report of every item to this file.")
    private @Nullable Path reportPath;

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    SyncCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = surroundings.output();
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(output, progressFlags);
        Optional<ReportFile> reportFile = reportFile();
        try (Connection connection = pair.connect(surroundings.environment())) {
            if (!dryRun && !yes && !surroundings.interactive()) {
                throw new UsageException(
                        "sync would write to space " + connection.targetId()
                                + ", and without a terminal nobody can be asked; add --yes to write, or --dry-run to see the plan.");
            }
            RunProgress progress = new RunProgress(progressFlags, surroundings);
            SpaceSync sync = connection
                    .sync()
                    .onExisting(policy.onExisting())
                    .publish(policy.publish())
                    .listener(progress)
                    .build();
            notes.explain(connection.explanation());
            notes.progress("Reading spaces " + connection.sourceId() + " and " + connection.targetId() + " ...");
            SyncPlan plan = NearSpaces.asking(connection, surroundings.environment(), sync::plan);
            if (dryRun) {
                output.result(PlanText.lines(plan, connection.rate(), false));
                sync.check(plan);
                return ExitCode.DONE;
            }
            sync.check(plan);
            notes.tell("Plan: " + PlanText.counts(plan) + ". " + PlanText.cost(plan, connection.rate()));
            if (plan.requestsAtMost() > 0 && !yes && !confirmed(plan)) {
                output.note("Cancelled; nothing was written.");
                return ExitCode.CANCELLED;
            }
            return ended(progress.watch(sync.start(plan), connection.sharedBudget()), reportFile);
        }
    }

    private Optional<ReportFile> reportFile() {
        if (reportPath != null && dryRun) {
            throw new UsageException("--report is '" + reportPath
                    + "', and a dry run has nothing to report; leave out --report or --dry-run.");
        }
        return Optional.ofNullable(reportPath).map(ReportFile::at);
    }

    private boolean confirmed(SyncPlan plan) {
        String answer = surroundings
                .ask("Write up to " + Figures.count(plan.changesAtMost(), "change") + " to " + plan.target() + ", from "
                        + plan.source() + "? [y/N]")
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private int ended(SyncReport report, Optional<ReportFile> reportFile) {
        // A cancelled run leaves the thread interrupted, and no file can be written so; what is left to do is brief.
        boolean interrupted = Thread.interrupted();
        output.result(ReportText.lines(report));
        reportFile.ifPresent(file -> {
            file.write(ReportJson.write(report));
            output.result("");
            output.result("Report: " + file.path());
        });
        report.abortedBy()
                .filter(cause -> report.ending() == SyncReport.Ending.ABORTED)
                .ifPresent(cause -> output.error(Ending.refusal(cause, surroundings.environment())));
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
