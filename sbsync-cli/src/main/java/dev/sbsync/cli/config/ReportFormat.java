package dev.sbsync.cli.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says in which format a report is printed. */
public final class ReportFormat {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Choices.ReportFormats.class,
            description = "text (the default), json, md or html.")
    private @Nullable String format;

    /** Returns {@code text}, {@code json}, {@code md} or {@code html}. */
    public String word() {
        return Setting.of("--format", format)
                .map(setting -> setting.choice(new Choices.ReportFormats()))
                .orElse("text");
    }
}
