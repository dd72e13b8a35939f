package dev.sbsync.cli.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for a run's report files. */
public final class ReportFlags {

    @Option(names = "--report", paramLabel = "FILE", description = "Write a JSON report of every item to this file.")
    private @Nullable Path report;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write an HTML report with search and a timeline to this file.")
    private @Nullable Path html;

    /** Returns the path of the JSON report, if requested. */
    public Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    /** Returns the path of the HTML report, if requested. */
    public Optional<Path> html() {
        return Optional.ofNullable(html);
    }

    /**
     * Refuses report files of a dry run.
     *
     * @throws UsageException if one is requested
     */
    public void refuseWithDryRun() {
        refuse("--report", report);
        refuse("--html", html);
    }

    private static void refuse(String flag, @Nullable Path path) {
        if (path != null) {
            throw new UsageException(
                    flag + " is '" + path + "', but a dry run has no report; remove " + flag + " or --dry-run.");
        }
    }
}
