package dev.sbsync.core.report;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.transport.TransportStats;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report as JSON, {@code schema: 2}. Stateless; order and names are stable. */
public final class ReportJson {

    private static final int EXAMPLES = 5;

    private ReportJson() {}

    /** Returns the report as indented JSON text. */
    public static String write(SyncReport report) {
        ObjectNode json = JsonText.schema();
        run(json, report);
        ObjectNode summary = json.putObject("summary");
        summary(summary, report.summary());
        ObjectNode kinds = summary.putObject("kinds");
        ByKind.of(report).forEach((kind, part) -> summary(kinds.putObject(kind), part));
        requests(json.putObject("requests"), report.sourceRequests(), report.targetRequests());
        ReportSummary.transferred(report).ifPresent(files -> files(json.putObject("files"), files));
        json.putObject("content")
                .put("reads", report.content().reads())
                .put("hits", report.content().hits())
                .put("shared", report.content().shared())
                .put("peakBytes", report.content().peakBytes());
        ArrayNode attempts = json.putArray("attempts");
        for (int i = 0; i < report.attempts().size(); i++) {
            attempt(attempts.addObject(), report.attempts().get(i), report.attemptOutcome(i));
        }
        ArrayNode items = json.putArray("items");
        report.items().forEach(item -> item(items.addObject(), item));
        problems(json.putArray("problems"), report);
        JsonText.notCopied(json);
        return JsonText.of(json);
    }

    private static void run(ObjectNode json, SyncReport report) {
        json.put("runId", report.runId());
        if (report.undoes() != null) {
            json.put("undoes", report.undoes());
        }
        JsonText.space(json.putObject("source"), report.source());
        JsonText.space(json.putObject("target"), report.target());
        json.put("startedAt", report.startedAt().toString());
        json.put("finishedAt", report.finishedAt().toString());
        json.put("durationMs", report.duration().toMillis());
        json.put("outcome", report.ending().toString());
        json.put("verdict", ReportSummary.line(report));
    }

    private static void summary(ObjectNode json, SyncReport.Summary summary) {
        json.put("total", summary.total());
        summary.counts().byStatus().forEach((status, count) -> json.put(status.toString(), count));
        json.put("warnings", summary.warnings());
        json.put("notSynced", summary.notSynced());
    }

    private static void attempt(ObjectNode json, RunAttempt attempt, String outcome) {
        json.put("startedAt", attempt.startedAt().toString());
        json.put("lastKnownAt", attempt.lastKnownAt().toString());
        json.put("durationMs", attempt.duration().toMillis());
        json.put("outcome", outcome);
        json.put("reason", attempt.reason());
        requests(json.putObject("requests"), attempt.sourceRequests(), attempt.targetRequests());
    }

    private static void requests(ObjectNode json, TransportStats source, TransportStats target) {
        requests(json.putObject("source"), source);
        requests(json.putObject("target"), target);
    }

    private static void requests(ObjectNode json, TransportStats stats) {
        json.put("total", stats.total());
        json.put("reads", stats.reads());
        json.put("writes", stats.writes());
        json.put("retries", stats.retries());
        json.put("throttled", stats.throttled());
        ObjectNode byStatus = json.putObject("byStatus");
        stats.byStatus().forEach((status, count) -> byStatus.put(Integer.toString(status), count));
        json.put("backoffMs", stats.backoff().toMillis());
    }

    private static void files(ObjectNode json, AssetTraffic files) {
        json.put("downloads", files.downloads());
        json.put("downloadedBytes", files.downloadedBytes());
        json.put("uploads", files.uploads());
        json.put("uploadedBytes", files.uploadedBytes());
    }

    static void item(ObjectNode json, ItemResult result) {
        Item source = result.item().source();
        ReportedItem reported = ReportedItem.of(result);
        JsonText.item(json, source);
        json.put("operation", reported.operation());
        JsonText.strings(json.putArray("reasons"), reported.reasons());
        json.put("status", reported.status().reported());
        json.put("synced", result.notSynced().isEmpty());
        json.put("sourceId", JsonText.sourceId(source));
        json.put("targetId", reported.targetId());
        json.put("uuid", source.uuid());
        json.put("collision", result.collision());
        JsonText.differences(json, reported.differences());
        JsonText.references(json, result.warnings());
        json.put("durationMs", result.duration().toMillis());
        json.put("retries", result.counts().retries());
        json.put("throttled", result.counts().throttled());
        JsonText.problems(json.putArray("warnings"), result.warnings());
        JsonText.error(json, reported.error());
    }

    /** Writes errors and warnings by code, each with a few examples. */
    private static void problems(ArrayNode json, SyncReport report) {
        report.problems().forEach((code, found) -> {
            ObjectNode problem = json.addObject();
            problem.put("code", code.id());
            problem.put("count", found.size());
            ArrayNode examples = problem.putArray("examples");
            found.stream()
                    .limit(EXAMPLES)
                    .forEach(one -> examples.add(one.item().item().source().displayPath()));
        });
    }
}
