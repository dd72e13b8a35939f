package dev.sbsync.core.report;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.SyncReport.Summary;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.transport.TransportStats;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts shared by all reports for people: the ending, the counts, the requests. */
final class ReportSummary {

    private ReportSummary() {}

    /** Returns how the run ended and the number of items not synced: {@code Done, 3 not synced}. */
    static String headline(SyncReport report) {
        String ending = switch (report.ending()) {
            case DONE -> "Done";
            case PARTIAL -> "Finished with problems";
            case CANCELLED -> "Cancelled";
            case ABORTED -> "Ended early";
        };
        int open = report.summary().notSynced();
        return open == 0 ? ending : ending + ", " + Formats.number(open) + " " + notDone(report);
    }

    /** Returns the headline with its reasons: {@code Done, 3 not synced (2 drifted, 1 live layer not copied)}. */
    static String line(SyncReport report) {
        String groups = groups(report);
        return groups.isEmpty() ? headline(report) : headline(report) + " (" + groups + ")";
    }

    private static String groups(SyncReport report) {
        Map<String, Integer> labelled = new LinkedHashMap<>();
        report.notSynced().forEach((why, count) -> labelled.put(UndoWords.label(report, why), count));
        return counted(labelled);
    }

    /** Returns what a run has done with its items, in one word. */
    private static String done(SyncReport report) {
        return report.undoes() == null ? "synced" : "undone";
    }

    /** Returns the label of the items with which a run has not done that. */
    static String notDone(SyncReport report) {
        return "not " + done(report);
    }

    /** Returns the spaces of a run; of an undo, the run that it undoes, and the target. */
    static String spaces(SyncReport report) {
        return report.undoes() == null
                ? report.source() + " → " + report.target()
                : "undo of run " + report.undoes() + " in " + report.target();
    }

    /** Returns counts with their labels: {@code 2 drifted, 1 live layer not copied}. */
    static String counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> Formats.number(count.getValue()) + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Returns the consequence for the target, in one or two sentences. */
    static String sentence(SyncReport report) {
        Summary summary = report.summary();
        if (summary.total() == 0) {
            return "The selection is empty.";
        }
        String synced = summary.notSynced() == 0
                ? Formats.count(summary.total(), "item") + ", all " + done(report) + "."
                : Formats.number(summary.notSynced()) + " of " + Formats.count(summary.total(), "item") + " "
                        + notDone(report) + ": " + groups(report) + ".";
        return switch (report.ending()) {
            case DONE, PARTIAL -> synced;
            case CANCELLED -> "The run was cancelled. " + synced;
            case ABORTED ->
                report.abortedBy()
                                .map(cause -> sentence(cause.getMessage()) + " ")
                                .orElse("")
                        + synced;
        };
    }

    private static String sentence(@Nullable String text) {
        String words = String.valueOf(text);
        return words.endsWith(".") || words.endsWith("?") ? words : words + ".";
    }

    /** Returns the counts by label, such as {@code 3 created}; of items that are not synced only if above zero. */
    static List<String> counts(Summary summary) {
        List<String> counts = new ArrayList<>();
        summary.counts().shown().forEach((status, count) -> {
            if (status.synced() || count > 0) {
                counts.add(Formats.number(count) + " " + status);
            }
        });
        return counts;
    }

    /** Returns a line for each kind, such as {@code components 14: 12 created}; none if there is only one. */
    static List<String> kinds(SyncReport report) {
        List<String> lines = new ArrayList<>();
        ByKind.of(report).forEach((kind, summary) -> lines.add(kind + " " + total(summary)));
        return lines.size() < 2 ? List.of() : lines;
    }

    /** Returns the total and its parts: {@code 14: 12 created · 2 updated}. */
    static String total(Summary summary) {
        return Formats.number(summary.total()) + ": " + String.join(" · ", counts(summary));
    }

    /** Returns what no kind copies, if the run copied more than stories. */
    static Optional<String> notCopied(SyncReport report) {
        return report.undoes() == null && ByKind.others(ByKind.of(report).keySet())
                ? Optional.of(NotCopied.line())
                : Optional.empty();
    }

    /**
     * Returns all counts but the total by label: items not synced, items by outcome, warnings.
     *
     * @param summary the counts of the report or of one of its kinds
     */
    static Map<String, Integer> allCounts(SyncReport report, Summary summary) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put(notDone(report), summary.notSynced());
        summary.counts().shown().forEach((status, count) -> counts.put(status.toString(), count));
        counts.put("warnings", summary.warnings());
        return counts;
    }

    /** Returns the request counts of each side; an undo reads only the target. */
    static Map<String, String> requests(SyncReport report) {
        Map<String, String> sides = new LinkedHashMap<>();
        if (report.undoes() == null) {
            sides.put("source", requests(report.sourceRequests()));
        }
        sides.put("target", requests(report.targetRequests()));
        return sides;
    }

    private static String requests(TransportStats stats) {
        return Formats.number(stats.total()) + ": " + byKind(stats);
    }

    /** Returns the counts of the content cache; empty if no content was needed. */
    static Optional<String> content(ContentStats stats) {
        long reused = stats.hits() + stats.shared();
        return stats.reads() + reused == 0
                ? Optional.empty()
                : Optional.of(Formats.number(stats.reads()) + " read · " + Formats.number(reused) + " reused · at most "
                        + Formats.bytes(stats.peakBytes()) + " cached");
    }

    /** Returns the counts of files; empty if the run had none to transfer. */
    static Optional<String> files(SyncReport report) {
        return transferred(report).map(ReportSummary::files);
    }

    /** Returns the files that a run has transferred; empty if it had no items of the kind assets. */
    static Optional<AssetTraffic> transferred(SyncReport report) {
        return ByKind.of(report).containsKey(Kind.ASSETS.id()) ? Optional.of(report.files()) : Optional.empty();
    }

    private static String files(AssetTraffic files) {
        return Formats.number(files.downloads()) + " downloaded (" + Formats.bytes(files.downloadedBytes()) + ") · "
                + Formats.number(files.uploads()) + " uploaded (" + Formats.bytes(files.uploadedBytes()) + ")";
    }

    private static String byKind(TransportStats stats) {
        String text = Formats.count(stats.reads(), "read") + " · " + Formats.count(stats.writes(), "write");
        if (stats.retries() > 0) {
            text += " · " + Formats.number(stats.retries()) + " retried";
        }
        if (stats.throttled() > 0) {
            text += " · " + Formats.number(stats.throttled()) + " throttled (429)";
        }
        return text;
    }

    /** Returns a line for each attempt, oldest first; none if there was only one. */
    static List<String> attempts(SyncReport report) {
        List<String> lines = new ArrayList<>();
        List<RunAttempt> attempts = report.attempts();
        for (int i = 0; i < attempts.size() && attempts.size() > 1; i++) {
            RunAttempt attempt = attempts.get(i);
            lines.add((i + 1) + " of " + attempts.size() + ": " + report.attemptOutcome(i) + " after "
                    + Formats.duration(attempt.duration()) + ", started "
                    + attempt.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", "
                    + byKind(AttemptTotals.sum(attempt.sourceRequests(), attempt.targetRequests())));
        }
        return lines;
    }
}
