package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.run.WriteStep.Kind;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a journal is told, and what an item makes of what a journal knows. */
class JournalTest {

    private static final String POST = "/v1/spaces/" + Sides.TARGET + "/stories";

    @Test
    void everyWrite_isAnnouncedBeforeItAndConfirmedAfterIt() {
        try (Sides sides = Sides.of(
                source -> source.story("draft", story -> story.field("v", "new"))
                        .story("dirty", story -> story.dirty(live -> live.put("v", "live"))),
                target -> target.story("draft", story -> story.published()))) {
            Told told = new Told(sides, ResumePoint.START);
            assertThat(run(sides, told).ending()).isEqualTo(RunEnding.DONE);
            assertThat(told.lines)
                    .containsExactly(
                            "dirty announces CREATE published after 0 writes",
                            "dirty confirms CREATE after 1 writes",
                            "dirty announces ALIGN_UUID after 1 writes",
                            "dirty announces SAVE_DRAFT after 2 writes",
                            "dirty confirms SAVE_DRAFT after 3 writes",
                            "dirty confirms ALIGN_UUID after 3 writes",
                            "draft announces ALIGN_UUID after 3 writes",
                            "draft announces UNPUBLISH after 4 writes",
                            "draft confirms UNPUBLISH after 5 writes",
                            "draft announces WRITE after 5 writes",
                            "draft confirms WRITE after 6 writes",
                            "draft confirms ALIGN_UUID after 6 writes");
        }
    }

    @Test
    void answerLost_isConfirmedWhenItWasSeen() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.api.failNext("POST", POST, FaultAction.dropAfter());
            Told told = new Told(sides, ResumePoint.START);
            run(sides, told);
            assertThat(told.lines).element(1).asString().contains("ALIGN_UUID");
            assertThat(told.lines).anyMatch(line -> line.startsWith("a confirms CREATE"));
        }
    }

    @Test
    void refusedWrite_isNeverConfirmed() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.api.failNext("POST", POST, FaultAction.status(422, "{\"name\":[\"is invalid\"]}"));
            Told told = new Told(sides, ResumePoint.START);
            run(sides, told);
            assertThat(told.lines).containsExactly("a announces CREATE after 0 writes");
        }
    }

    @Test
    void journalFails_runEndsBeforeTheRequest() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
            Told told = new Told(sides, ResumePoint.START) {
                @Override
                public void announce(PlannedItem item, WriteStep step) {
                    if (item.source().path().equals("b")) {
                        throw new IllegalStateException("no space left on device");
                    }
                }
            };
            SyncReport report = run(sides, told);
            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy().orElseThrow())
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("no space left on device");
            assertThat(sides.target()).hasStory("a");
            assertThat(sides.target()).hasNoStory("b");
            assertThat(report.summary().cancelled()).isEqualTo(2); // no list has shown the uuid of a
        }
    }

    @Test
    void createWasAnnounced_isLookedUpAndNotRepeated() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", "new")), target -> {})) {
            SpaceSync sync = sides.sync()
                    .journal(new Told(sides, new ResumePoint(null, Set.of(Kind.CREATE))))
                    .build();
            SyncPlan plan = sync.plan();
            // what the run before sent lands only now
            Sides.run(sides.sync().build());
            sides.target().edit("a", story -> story.field("v", "half"));
            sides.api.clearRequests();
            SyncReport report = sync.run(plan);
            assertThat(report.summary().created()).isEqualTo(1);
            assertThat(sides.api.writes()).extracting(RecordedRequest::method).doesNotContain("POST");
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void createWasConfirmed_isUpdatedAndCountsAsCreated() {
        try (Sides sides =
                Sides.of(source -> source.story("a", story -> story.published()), target -> target.story("a"))) {
            long id = sides.target().story("a").orElseThrow().id();
            SyncReport report = run(sides, new Told(sides, new ResumePoint(id, Set.of())));
            assertThat(report.summary().created()).isEqualTo(1);
            assertThat(report.summary().warnings()).isZero();
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void updateWasAnnounced_equalItemIsLookedAtAgainBeforeItIsOne() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.run();
            SpaceSync sync = sides.sync()
                    .journal(new Told(sides, new ResumePoint(null, Set.of(Kind.WRITE))))
                    .build();
            SyncPlan plan = sync.plan();
            Duration before = sides.time.elapsed();
            SyncReport report = sync.run(plan);
            assertThat(report.summary().unchanged()).isEqualTo(1);
            assertThat(sides.time.elapsed().minus(before)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        }
    }

    private static SyncReport run(Sides sides, WriteJournal journal) {
        return Sides.run(sides.sync().journal(journal).build());
    }

    /** Writes down what it is told, and how many writes the target had answered by then. */
    private static class Told implements WriteJournal {
        final List<String> lines = new ArrayList<>();
        private final Sides sides;
        private final ResumePoint point;

        Told(Sides sides, ResumePoint point) {
            this.sides = sides;
            this.point = point;
        }

        @Override
        public ResumePoint resumePoint(PlannedItem item) {
            return point;
        }

        @Override
        public void announce(PlannedItem item, WriteStep step) {
            told(item, "announces " + step.kind() + (step.publishes() ? " published" : ""));
        }

        @Override
        public void confirm(PlannedItem item, WriteStep step, long targetId) {
            told(item, "confirms " + step.kind());
        }

        private void told(PlannedItem item, String what) {
            lines.add(item.source().path() + " " + what + " after "
                    + sides.api.writes().size() + " writes");
        }
    }
}
