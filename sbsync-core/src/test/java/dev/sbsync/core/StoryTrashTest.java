package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deleted story whose restore the target refuses. */
class StoryTrashTest {

    /** The second answer says that the slug is taken, which no other story has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"error":["refused"]}                  | INVALID
            {"slug":["has already been taken"]}    | PATH_TAKEN
            """)
    void aRefusedRestore_failsTheStory_andIsDoneByTheNextUndo(String answer, OutcomeCode code) {
        try (KindSides sides = sides()) {
            SpaceSync sync = deleting(sides);
            Map<String, String> before = TargetState.of(sides.target());
            long id = sides.target().story("gone").orElseThrow().id();
            String run = Sides.run(sync).runId();
            sides.sides
                    .api
                    .faults()
                    .add(FaultRule.on("GET", "**/undelete").times(1).then(FaultAction.status(422, answer)));

            SyncReport refused = sync.undo(run);

            assertThat(Sides.problem(refused, "gone").code()).isEqualTo(code);
            assertThat(sides.target().story("gone")).isEmpty();

            sync.undo(run);
            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .isEmpty();
            assertThat(sides.target().story("gone").orElseThrow().id()).isEqualTo(id);
        }
    }

    private static KindSides sides() {
        return new KindSides(
                Sides.of(source -> {}, target -> target.story("gone", story -> story.published())), Kind.STORIES);
    }

    private static SpaceSync deleting(KindSides sides) {
        return sides.sync().deletes(DeletePolicy.limit("100%")).build();
    }
}
