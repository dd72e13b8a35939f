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
}
