package dev.sbsync.cli.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of the files that tell how a run went. */
public final class ReportFlags {

    @Option(names = "--report", paramLabel = "FILE", description = "Write a JSON report of every item to this file.")
    private @Nullable Path report;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report as one web page to this file, with search and a timeline.")
    private @Nullable Path html;

    /** Returns where the JSON report goes, where one is wanted. */
    public Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    /** Returns where the HTML report goes, where one is wanted. */
    public Optional<Path> html() {
        return Optional.ofNullable(html);
    }
}
