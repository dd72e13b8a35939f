package dev.sbsync.cli.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for the output format of a report. */
public final class FormatFlag {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Choices.ReportFormats.class,
            description = "text (the default), json, md for the summary of a CI job, or html.")
    private @Nullable String format;

    /** Returns the format's name. */
    public String format() {
        return Setting.of("--format", format)
                .map(setting -> setting.choice(new Choices.ReportFormats()))
                .orElse("text");
    }
}
