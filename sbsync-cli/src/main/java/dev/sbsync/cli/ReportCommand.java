package dev.sbsync.cli;

import dev.sbsync.cli.config.FormatFlag;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.ReportMarkdown;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the report of a past run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Prints the report of a run as text, JSON, Markdown or HTML.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync report latest",
            "  sbsync report 20261123-120000-0abc --format md >> $GITHUB_STEP_SUMMARY",
            "  sbsync report 20261123-120000-0abc --format html > report.html"
        })
final class ReportCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(paramLabel = "RUN", description = "Run id (see 'sbsync runs'), an unambiguous prefix of it, or latest.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String runId;

    @Mixin
    private FormatFlag format = new FormatFlag();

    @Mixin
    private StateFlags state = new StateFlags();

    ReportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Output output = context.output();
        String wanted = format.format();
        FoundRun found = FoundRun.named(runId, FoundRun.all(state, context.environment(), output::note));
        try (StateStore store = StateFile.read(found.file())) {
            SyncReport report = new SyncState(store).report(found.runId()).orElseThrow();
            switch (wanted) {
                case "json" -> output.document(ReportJson.write(report));
                case "md" -> output.document(ReportMarkdown.write(report));
                case "html" -> output.document(ReportHtml.write(report));
                default -> output.report(ReportText.lines(report));
            }
        }
        return ExitCode.DONE;
    }
}
