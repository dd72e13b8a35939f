package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that an editor deleted in the target, and what belongs to them or names them. */
class DeletedRecordsTest {

    private final KindSides both =
            new KindSides(Sides.of(DeletedRecordsTest::items), Kind.DATASOURCES, Kind.COMPONENTS);

    @AfterEach
    void close() {
        both.close();
    }

    private static void items(SpaceBuilder space) {
        space.datasource("labels", "Labels").entry("labels", "a", "A").entry("labels", "b", "B");
        space.entry("labels", "c", "C").tag("component", "Old");
        space.with("components", "{\"name\":\"hero\",\"internal_tags\":[\"Old\"],\"schema\":{}}");
        space.preset("hero", "Dark", "{\"component\":\"hero\"}");
    }

    private SyncReport done() {
        SyncReport report = both.run();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.summary().failed() + report.summary().blocked())
                .as(report.items().toString())
                .isZero();
        return report;
    }

    private static void left(SyncReport report, String path, String why) {
        assertThat(Sides.result(report, path).outcome()).isEqualTo(new Outcome.Skipped(null));
        assertThat(Sides.result(report, path).warnings())
                .extracting(Problem::code, Problem::message)
                .contains(tuple(OutcomeCode.TARGET_DELETED, why));
    }

    @Test
    void run_newEntryOfADatasourceThatWasDeletedInTheTarget_isLeft_andCreatedIfOverwritten() {
        done();
        deleteDatasource();
        long labels = both.source()
                .item("datasources", "labels")
                .orElseThrow()
                .path("id")
                .asLong();
        both.source()
                .addItem("datasource_entries", "{\"name\":\"new\",\"value\":\"N\",\"datasource_id\":" + labels + "}");

        left(done(), "labels/new", "'labels', which it needs, was deleted in the target; not created");
        assertThat(both.writes().stream().filter(write -> !write.startsWith("POST")))
                .isEmpty();

        SpaceSync overwriting = both.sync().onDrift(OnDrift.OVERWRITE).build();
        assertThat(overwriting.run(overwriting.plan()).summary().failed()).isZero();
        assertThat(both.target().items("datasource_entries")).hasSize(4);
    }

    private void deleteDatasource() {
        long id = both.target()
                .item("datasources", "labels")
                .orElseThrow()
                .path("id")
                .asLong();
        try (ManagementClient client = both.sides.client()) {
            client.datasources(Sides.TARGET).delete(id);
        }
        both.sides.api.clearRequests();
    }

    @Test
    void run_componentThatNamesATagThatWasDeletedInTheTarget_isWrittenWithoutIt() {
        done();
        both.target().removeItem("internal_tags", "component/Old");
        long old = both.source()
                .item("internal_tags", "component/Old")
                .orElseThrow()
                .path("id")
                .asLong();
        both.source().addItem("components", "{\"name\":\"new\",\"internal_tag_ids\":[\"" + old + "\"],\"schema\":{}}");

        SyncReport report = done();

        assertThat(Sides.result(report, "new").warnings())
                .extracting(Problem::code)
                .containsExactly(OutcomeCode.REFERENCE_LEFT_OUT);
        assertThat(both.target().item("components", "new")).isPresent();
    }

    @Test
    void run_newPresetOfAComponentThatWasDeletedInTheTarget_isLeft() {
        done();
        both.target().removeItem("presets", "hero/Dark");
        both.target().removeItem("components", "hero");
        long hero = both.source()
                .item("components", "hero")
                .orElseThrow()
                .path("id")
                .asLong();
        both.source()
                .addItem(
                        "presets",
                        "{\"name\":\"Light\",\"preset\":{\"component\":\"hero\"},\"component_id\":" + hero + "}");

        left(done(), "hero/Light", "'hero', which it needs, was deleted in the target; not created");
    }

    /** The entry after it was given a position beyond the end, in every run. */
    @Test
    void run_entryThatWasDeletedInTheTarget_hasNoPlaceAmongTheOthers() {
        done();
        both.target().removeItem("datasource_entries", "labels/b");
        both.sides.api.clearRequests();

        assertThat(KindSides.changes(both.plan())).containsExactly("none datasource entry labels/b");
        done();
        assertThat(both.writes()).isEqualTo(List.of());
    }
}
