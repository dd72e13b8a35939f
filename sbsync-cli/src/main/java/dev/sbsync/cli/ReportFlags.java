package dev.sbsync.cli;

import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that write a run's report to files. */
final class ReportFlags {

    @Option(names = "--report", paramLabel = "FILE", description = "Write a JSON report of every item to this file.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report as one HTML page to this file, to be opened in a browser.")
    private @Nullable Path html;

    /** Returns the first flag that was given, null where none was. */
    @Nullable
    String given() {
        if (json != null) {
            return "--report is '" + json + "'";
        }
        return html != null ? "--html is '" + html + "'" : null;
    }

    /** Checks the files before a run. */
    Map<ReportFile, Function<SyncReport, String>> files() {
        Map<ReportFile, Function<SyncReport, String>> files = new LinkedHashMap<>();
        if (json != null) {
            files.put(ReportFile.at("--report", json), ReportJson::write);
        }
        if (html != null) {
            files.put(ReportFile.at("--html", html), ReportHtml::write);
        }
        return files;
    }
}
