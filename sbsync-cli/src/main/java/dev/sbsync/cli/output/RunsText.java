package dev.sbsync.cli.output;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.report.WordWrap;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StoredRun;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders a list of runs in the given order, with their item counts and outcomes. */
public final class RunsText {

    private RunsText() {}

    /** Returns a table with one line per run, for programs that read lines. */
    public static List<String> lines(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return List.of("No runs yet.");
        }
        Table table = new Table("")
                .row(
                        "RUN", "STARTED", "ITEMS", "OK", "SKIPPED", "FAILED", "BLOCKED", "OUTCOME", "ARCHIVE", "KINDS",
                        "FROM", "TO");
        for (StoredRun run : runs) {
            OutcomeCounts counts = run.counts();
            table.row(
                    run.header().runId(),
                    run.header().startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Formats.number(run.total()),
                    Formats.number(counts.sum(OutcomeStatus::synced)),
                    Formats.number(counts.count(OutcomeStatus.SKIPPED)),
                    Formats.number(counts.count(OutcomeStatus.FAILED)),
                    Formats.number(counts.count(OutcomeStatus.BLOCKED)),
                    outcome(run),
                    archive(run),
                    kinds(run.header().options().kinds()),
                    from(run.header()),
                    run.header().target().toString());
        }
        return table.lines();
    }

    /** Returns tables of at most 80 columns, one for each pair of spaces and its kinds, for a terminal. */
    public static List<String> terminal(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return lines(runs);
        }
        Map<String, List<StoredRun>> byPair =
                runs.stream().collect(Collectors.groupingBy(RunsText::pair, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byPair.forEach((pair, ofPair) -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(WordWrap.broken("", pair));
            lines.addAll(table(ofPair));
        });
        return lines;
    }

    private static List<String> table(List<StoredRun> runs) {
        Table table = new Table("  ").row("RUN", "STARTED", "ITEMS", "OK", "OUTCOME", "ARCHIVE");
        for (StoredRun run : runs) {
            String minute = run.header().startedAt().toString().substring(0, 16);
            table.row(
                    run.header().runId(),
                    minute.replace('T', ' '),
                    Formats.number(run.total()),
                    Formats.number(run.counts().sum(OutcomeStatus::synced)),
                    run.undoneBy() == null ? ending(run) : "undone",
                    archive(run));
            if (run.header().undoes() != null) {
                table.across(List.of("  " + from(run.header())));
            }
        }
        return table.lines();
    }

    private static String pair(StoredRun run) {
        RunHeader header = run.header();
        return kinds(header.options().kinds()) + ": " + header.source() + " → " + header.target();
    }

    /** Returns the runs as JSON with {@code schema: 1}, as docs/reports.md describes it. */
    public static String json(List<StoredRun> runs) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode json = mapper.createObjectNode().put("schema", 1);
        ArrayNode array = json.putArray("runs");
        runs.forEach(run -> json(array.addObject(), run));
        return mapper.writeValueAsString(json) + "\n";
    }

    private static void json(ObjectNode json, StoredRun run) {
        RunHeader header = run.header();
        json.put("runId", header.runId());
        json.put("startedAt", header.startedAt().toString());
        json.put("lastKnownAt", run.lastAttempt().lastKnownAt().toString());
        json.put("outcome", ending(run));
        json.put("resumable", run.resumable());
        json.put("undoes", header.undoes());
        json.put("undoneBy", run.undoneBy());
        space(json.putObject("source"), header.source());
        space(json.putObject("target"), header.target());
        ArrayNode kinds = json.putArray("kinds");
        header.options().kinds().forEach(kind -> kinds.add(kind.id()));
        ObjectNode summary = json.putObject("summary").put("total", run.total());
        run.counts().byStatus().forEach((status, count) -> {
            if (status != OutcomeStatus.CANCELLED) {
                summary.put(status.toString(), count);
            }
        });
        json.put("archiveBytes", run.archiveBytes());
    }

    private static void space(ObjectNode json, SpaceRef space) {
        json.put("id", space.id())
                .put("name", space.name())
                .put("host", space.host().toString());
    }

    private static String ending(StoredRun run) {
        return run.ending().map(Enum::toString).orElse("unfinished");
    }

    private static String archive(StoredRun run) {
        return run.archiveBytes() == 0 ? "-" : Formats.bytes(run.archiveBytes());
    }

    private static String outcome(StoredRun run) {
        return run.undoneBy() == null ? ending(run) : ending(run) + ", undone";
    }

    /** Returns where the content comes from: the source, or the archive of the run that is undone. */
    private static String from(RunHeader run) {
        return run.undoes() == null ? run.source().toString() : "undo of " + run.undoes();
    }

    private static String kinds(Set<Kind> kinds) {
        return kinds.size() == Kind.values().length
                ? "all"
                : kinds.stream().map(Kind::id).collect(Collectors.joining(","));
    }
}
