package dev.sbsync.cli;

import dev.sbsync.cli.KnownRuns.Known;
import dev.sbsync.cli.config.ReportFormat;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.ReportMarkdown;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StoredReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reports a run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Reports a run that is remembered. Asks nobody.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync report 20261125-093000-1a2b",
            "  sbsync report 20261125-093000-1a2b --format html > report.html"
        })
final class ReportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "The run, as 'sbsync runs' lists it.")
    private String run = "";

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private StateFlags state = new StateFlags();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String wanted = format.word();
        Known known = KnownRuns.in(state.files(surroundings.environment())).named(run);
        SyncReport report = StoredReport.of(known.run(), known.items());
        Output output = surroundings.output();
        switch (wanted) {
            case "json" -> output.json(ReportJson.write(report));
            case "md" -> output.document(ReportMarkdown.write(report));
            case "html" -> output.document(ReportHtml.write(report));
            default -> output.result(ReportText.lines(report));
        }
        return ExitCode.DONE;
    }
}
