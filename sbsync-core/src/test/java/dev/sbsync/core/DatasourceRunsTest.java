package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of datasources that lose answers, die and resume, and what they cost. */
class DatasourceRunsTest {

    private static final List<String> LINES = List.of("a=A de=A-de", "b=B de=B-de", "c=C");

    private final KindSides kinds = new KindSides(Sides.of(source -> {}), Kind.DATASOURCES);
    private final ManagementClient client = kinds.sides.client();
    private final DatasourceSides source = new DatasourceSides(client, Sides.SOURCE);
    private final DatasourceSides target = new DatasourceSides(client, Sides.TARGET);

    @AfterEach
    void close() {
        client.close();
        kinds.close();
    }

    private void threeEntries() {
        source.datasource("labels", "de")
                .entry("labels", "a", "A", "de=A-de")
                .entry("labels", "b", "B", "de=B-de")
                .entry("labels", "c", "C");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, datasources, before", "POST, datasources, after",
        "POST, datasource_entries, before", "POST, datasource_entries, after",
        "PUT, datasource_entries/*, before", "PUT, datasource_entries/*, after"
    })
    void run_answerLost_writesEachEntryOnce(String method, String resource, String when) {
        threeEntries();
        FaultAction lost = when.equals("before") ? FaultAction.dropBefore() : FaultAction.dropAfter();
        kinds.sides
                .api
                .faults()
                .add(FaultRule.on(method, "/v1/spaces/" + Sides.TARGET + "/" + resource)
                        .times(1)
                        .then(lost));

        SyncReport report = kinds.run();

        assertThat(report.summary().failed()).as(report.items().toString()).isZero();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(target.lines("labels")).isEqualTo(LINES);
        assertThat(kinds.plan().count(Operation.UNCHANGED)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void killedAtAnyWriteToTheState_theResumedRunWritesEachEntryOnce(boolean updates, boolean after) {
        for (int at = 1; at < 24; at++) {
            killed(at, after, updates);
        }
    }

    private static void killed(int at, boolean after, boolean updates) {
        DyingState.Death death = DyingState.atWrite(at, after);
        try (Sides sides = Sides.of(empty -> {});
                ManagementClient client = sides.client();
                StateStore kept = StateStore.inMemory()) {
            DatasourceSides from = new DatasourceSides(client, Sides.SOURCE)
                    .datasource("labels", "de")
                    .entry("labels", "a", "A", "de=A-de")
                    .entry("labels", "b", "B", "de=B-de")
                    .entry("labels", "c", "C");
            if (updates) {
                Sides.run(of(sides, kept));
                from.order("labels", List.of("c", "a", "b"))
                        .value("labels", "c", "de=C-de")
                        .entry("labels", "d", "D", "de=D-de");
            }
            SpaceSync dying = of(sides, death.of(kept));
            SyncPlan plan = dying.plan();
            if (death.before(() -> dying.start(plan))) {
                return; // it died before the run was stored
            }
            death.await();
            for (StoredRun run : new SyncState(kept).runs()) {
                if (run.resumable()) {
                    SyncReport report =
                            Sides.awaited(of(sides, kept).resume(run.header().runId()));
                    assertThat(report.ending()).as("killed at %s", death).isEqualTo(RunEnding.DONE);
                    assertThat(report.summary().failed())
                            .as("killed at %s", death)
                            .isZero();
                }
            }
            assertThat(new DatasourceSides(client, Sides.TARGET).lines("labels"))
                    .as("killed at %s", death)
                    .isEqualTo(from.lines("labels"));
            assertThat(of(sides, kept).plan().count(Operation.UNCHANGED)).isEqualTo(updates ? 5 : 4);
        }
    }

    private static SpaceSync of(Sides sides, StateStore state) {
        return sides.sync().state(state).kinds(Set.of(Kind.DATASOURCES)).build();
    }

    @Test
    void run_freshAndUnchanged_costOneWriteForEachValueAndTheLists() {
        List<String> slugs = List.of("d1", "d2", "d3", "d4", "d5", "d6");
        for (String slug : slugs) {
            source.datasource(slug, "de", "fr");
            for (int i = 0; i < 50; i++) {
                source.entry(slug, "n" + i, "v" + i, "de=de" + i, "fr=fr" + i);
            }
        }
        kinds.sides.api.clearRequests();

        SpaceSync sync = kinds.sync().build();
        SyncReport fresh = sync.run(sync.plan());

        assertThat(fresh.items())
                .flatExtracting(item -> item.outcome().problem().stream().toList())
                .isEmpty();
        assertThat(kinds.writes()).hasSize(6 + 300 + 600);
        assertThat(reads())
                .isEqualTo(2 + (1 + 6 * 3) + 1 + (1 + 6 * 3)); // spaces, both lists of the plan, the list that confirms
        assertThat(target.lines("d6")).isEqualTo(source.lines("d6"));
        kinds.sides.api.clearRequests();

        kinds.run();

        assertThat(kinds.writes()).isEmpty();
        assertThat(reads()).isEqualTo(2 + 2 * (1 + 6 * 3));
    }

    private long reads() {
        return kinds.sides.api.requests().stream()
                .map(RecordedRequest::method)
                .filter("GET"::equals)
                .count();
    }
}
