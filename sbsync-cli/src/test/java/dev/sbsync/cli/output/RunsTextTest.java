package dev.sbsync.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.ExtensionIds;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.transport.TransportStats;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunsTextTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final URI HOST = URI.create("https://mapi.storyblok.com");

    @Test
    void lines_nameKindsFailedAndBlockedItems_andTheSecondOfTheStart() {
        List<String> lines = RunsText.lines(List.of(
                run("20261125-055857-e7fd", "2026-11-25T05:58:57.987654321Z", 12_345, null, Kind.STORIES),
                run("20261125-055900-472b", "2026-11-25T05:59:00Z", 0, null, Kind.values()),
                run("20261125-055901-1111", "2026-11-25T05:59:01Z", 0, null, Kind.STORIES, Kind.COMPONENTS)));

        assertThat(String.join("\n", lines)).isEqualTo("""
                RUN                   STARTED               ITEMS  OK  SKIPPED  FAILED  BLOCKED  OUTCOME     ARCHIVE  KINDS               FROM             TO
                20261125-055857-e7fd  2026-11-25T05:58:57Z  1,204  6   4        200     7        unfinished  12.3 kB  stories             'Live' (101001)  'Staging' (101002)
                20261125-055900-472b  2026-11-25T05:59:00Z  1,204  6   4        200     7        unfinished  -        all                 'Live' (101001)  'Staging' (101002)
                20261125-055901-1111  2026-11-25T05:59:01Z  1,204  6   4        200     7        unfinished  -        components,stories  'Live' (101001)  'Staging' (101002)""");
    }

    @Test
    void terminal_groupsByPairAndKinds_in80Columns() {
        StoredRun undone = run("20261125-055900-472b", "2026-11-25T05:59:00Z", 1_250_000, null, Kind.STORIES)
                .undoneBy("20261125-055903-2222");
        StoredRun undo = run(
                "20261125-055903-2222",
                "2026-11-25T05:59:03Z",
                0,
                undone.header().runId(),
                Kind.STORIES);
        StoredRun other = run("20261125-055857-e7fd", "2026-11-25T05:58:57.9Z", 12_345, null, Kind.values());

        List<String> lines = RunsText.terminal(List.of(undo, other, undone));

        assertThat(String.join("\n", lines)).isEqualTo("""
                stories: 'Live' (101001) → 'Staging' (101002)
                  RUN                   STARTED           ITEMS  OK  OUTCOME     ARCHIVE
                  20261125-055903-2222  2026-11-25 05:59  1,204  6   unfinished  -
                    undo of 20261125-055900-472b
                  20261125-055900-472b  2026-11-25 05:59  1,204  6   undone      1.3 MB

                all: 'Live' (101001) → 'Staging' (101002)
                  RUN                   STARTED           ITEMS  OK  OUTCOME     ARCHIVE
                  20261125-055857-e7fd  2026-11-25 05:58  1,204  6   unfinished  12.3 kB""");
        assertThat(RunsText.terminal(List.of())).containsExactly("No runs yet.");
    }

    @Test
    void undo_namesTheRunThatItUndoes() {
        StoredRun undo = run("20261125-055902-2222", "2026-11-25T05:59:02Z", 0, "20261125-055857-e7fd", Kind.STORIES);

        assertThat(RunsText.lines(List.of(undo)).get(1))
                .endsWith("  stories  undo of 20261125-055857-e7fd  'Staging' (101002)");
    }

    @Test
    void anUndoneRun_isMarked() {
        StoredRun run = run("20261125-055857-e7fd", "2026-11-25T05:58:57Z", 8_100_000, null, Kind.STORIES);
        assertThat(RunsText.lines(List.of(run.undoneBy("20261125-061002-0a1b"))).get(1))
                .contains("  unfinished, undone  ");
    }

    @Test
    void noRuns_isSaid() {
        assertThat(RunsText.lines(List.of())).containsExactly("No runs yet.");
        assertThat(parsed(List.of()).path("runs").isEmpty()).isTrue();
    }

    @Test
    void json_hasWhatTheTableHas_unrounded() {
        StoredRun run = run(
                        "20261125-055902-2222", "2026-11-25T05:59:02.5Z", 12_345, "20261125-055857-e7fd", Kind.STORIES)
                .undoneBy("20261125-061002-0a1b");

        JsonNode json = parsed(List.of(run));

        assertThat(json.path("schema").asInt()).isEqualTo(1);
        assertThat(json.path("runs").path(0)).isEqualTo(JSON.readTree("""
                {"runId": "20261125-055902-2222", "startedAt": "2026-11-25T05:59:02.500Z",
                 "lastKnownAt": "2026-11-25T05:59:02.500Z", "outcome": "unfinished", "resumable": false,
                 "undoes": "20261125-055857-e7fd", "undoneBy": "20261125-061002-0a1b",
                 "source": {"id": 101001, "name": "Live", "host": "http://localhost"},
                 "target": {"id": 101002, "name": "Staging", "host": "http://localhost"},
                 "kinds": ["stories"],
                 "summary": {"total": 1204, "created": 1, "updated": 2, "unchanged": 3, "deleted": 0, "skipped": 4,
                             "failed": 200, "blocked": 7},
                 "archiveBytes": 12345}
                """));
    }

    private static JsonNode parsed(List<StoredRun> runs) {
        return JSON.readTree(RunsText.json(runs));
    }

    private static StoredRun run(
            String id, String startedAt, long archiveBytes, @Nullable String undoes, Kind... kinds) {
        return new StoredRun(
                new RunHeader(
                        id,
                        new SpacePair(HOST, 101001, HOST, 101002),
                        new SpaceRef(URI.create("http://localhost"), 101001, "Live"),
                        new SpaceRef(URI.create("http://localhost"), 101002, "Staging"),
                        Instant.parse(startedAt),
                        PlanOptions.defaults().kinds(Set.of(kinds)),
                        ExtensionIds.NONE,
                        undoes),
                1204,
                OutcomeCounts.of(
                        Map.of("created", 1, "updated", 2, "unchanged", 3, "skipped", 4, "failed", 200, "blocked", 7)),
                List.of(unfinished(Instant.parse(startedAt))),
                archiveBytes,
                null);
    }

    private static RunAttempt unfinished(Instant startedAt) {
        TransportStats nothing =
                new TransportStats(0, 0, 0, 0, Collections.emptySortedMap(), Duration.ZERO, Duration.ZERO);
        return new RunAttempt(
                startedAt,
                startedAt,
                Duration.ZERO,
                nothing,
                nothing,
                AssetTraffic.NONE,
                AssetTraffic.NONE,
                ContentStats.NONE,
                null,
                null,
                List.of());
    }
}
