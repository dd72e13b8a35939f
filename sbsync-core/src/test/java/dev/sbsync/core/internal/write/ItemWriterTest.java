package dev.sbsync.core.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.core.TestItem;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.FileBefore;
import dev.sbsync.core.internal.state.ItemArchive;
import dev.sbsync.core.internal.write.NoteKind.Fault;
import dev.sbsync.core.internal.write.NoteKind.Note;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The loop that writes an item, on a kind in memory. */
class ItemWriterTest {

    private final ManualTime time = new ManualTime();
    private final List<String> log = new ArrayList<>();
    private final NoteKind notes = new NoteKind("new", log);
    private ResumePoint resumePoint = ResumePoint.START;
    private @Nullable Baseline baseline;
    private WriteVeto veto = WriteVeto.NONE;
    private OnDrift onDrift = OnDrift.SKIP;

    private boolean archiving;

    private final class Journal implements WriteJournal {

        @Override
        public ResumePoint resumePoint(PlannedItem item) {
            return resumePoint;
        }

        @Override
        public void announce(PlannedItem item, WriteStep step) {
            log.add("announce " + step.kind());
        }

        @Override
        public void confirm(PlannedItem item, WriteStep step, long targetId) {
            log.add("confirm " + step.kind() + " " + targetId);
        }

        @Override
        public void retract(PlannedItem item, WriteStep step) {
            log.add("retract " + step.kind());
        }
    }

    private final ItemArchive archive = new ItemArchive() {
        @Override
        public boolean archives() {
            return archiving;
        }

        @Override
        public void archive(ItemKey item, ArchivedItem before) {
            log.add("store " + before.state());
        }

        @Override
        public Optional<String> archive(ItemKey item, FileBefore file) {
            throw new AssertionError("a note has no file");
        }

        @Override
        public Optional<String> unarchivedFile(ItemKey item) {
            return Optional.empty();
        }
    };

    private ItemWriter creating() {
        return writer(null);
    }

    /** Returns a writer of a note that is in the target with a text. */
    private ItemWriter updating(String text) {
        notes.target.put(7L, new Note(7, text, "l-new"));
        return writer(TestItem.of("notes", 7, "note", "note"));
    }

    private ItemWriter writer(@Nullable TestItem match) {
        ItemContext context = ItemContexts.of(TestItem.of("notes", 1, "note", "note"), match, time);
        SpaceRef space = new SpaceRef(URI.create("https://mapi.example"), 1, "A");
        WriteSettings settings = new WriteSettings(
                PlanOptions.defaults().onDrift(onDrift),
                veto,
                key -> Optional.ofNullable(baseline),
                new Journal(),
                archive,
                IdMap.of(SyncPlan.empty(space, space, PlanOptions.defaults()).with(List.of(context.item()), List.of())),
                time);
        return new ItemWriter(context, notes, settings);
    }

    private static List<OutcomeCode> codes(ItemWriter writer) {
        return writer.warnings().stream().map(Problem::code).toList();
    }

    @Test
    void create_isAnnouncedBeforeItIsSentAndConfirmedAfter_andFollowedByTheStepsThatItsAnswerNeeds() throws Exception {
        ItemWriter writer = creating();

        assertThat(writer.write(true)).isEqualTo(new Outcome.Created(100));
        assertThat(log)
                .containsExactly(
                        "read source",
                        "announce CREATE",
                        "send CREATE",
                        "confirm CREATE 100",
                        "announce ALIGN_UUID",
                        "send ALIGN_UUID",
                        "confirm ALIGN_UUID 100");
        assertThat(writer.inSync()).isPresent();
    }

    @Test
    void changedItem_isArchivedBeforeItsFirstStep_andOnlyOnce() throws Exception {
        archiving = true;
        assertThat(updating("old").write(true)).isInstanceOf(Outcome.Updated.class);
        assertThat(log).startsWith("read source", "get 7", "archive old", "store EXISTED", "announce WRITE");
        assertThat(log).filteredOn(entry -> entry.startsWith("store")).hasSize(1);
    }

    @Test
    void createdItem_isArchivedAsSuch() throws Exception {
        archiving = true;
        assertThat(creating().write(true)).isEqualTo(new Outcome.Created(100));
        assertThat(log).startsWith("read source", "store CREATED", "announce CREATE");
        assertThat(log).filteredOn(entry -> entry.startsWith("store")).hasSize(1);
    }

    @Test
    void equalItem_isNotArchived() throws Exception {
        archiving = true;
        assertThat(updating("new").write(true)).isEqualTo(new Outcome.Unchanged(7));
        assertThat(log).containsExactly("read source", "get 7");
    }

    @Test
    void equalItem_sendsNothing() throws Exception {
        assertThat(updating("new").write(true)).isEqualTo(new Outcome.Unchanged(7));
        assertThat(log).containsExactly("read source", "get 7");
    }

    @Test
    void sourceAsInItsBaseline_doesNotReadTheTarget() throws Exception {
        baseline = NoteKind.baseline("new", "stored");
        ItemWriter writer = updating("stored");

        assertThat(writer.write(true)).isEqualTo(new Outcome.Unchanged(7));
        assertThat(log).containsExactly("read source");
        assertThat(writer.inSync()).contains(baseline);
    }

    @Test
    void differentItem_sendsTheNeededStepsOnly() throws Exception {
        Outcome outcome = Objects.requireNonNull(updating("old").write(true));

        assertThat(((Outcome.Updated) outcome).differences())
                .extracting(Difference::field)
                .containsExactly("text");
        assertThat(log).containsExactly("read source", "get 7", "announce WRITE", "send WRITE", "confirm WRITE 7");
    }

    @Test
    void createWithALostAnswer_isLookedUpAndNotRepeated() throws Exception {
        notes.faults.put(WriteStep.Kind.CREATE, Fault.LOST);
        ItemWriter writer = creating();
        assertThatThrownBy(() -> writer.write(true))
                .isInstanceOfSatisfying(
                        ServerErrorException.class,
                        lost -> assertThat(writer.retryAfter(lost)).contains(Duration.ofSeconds(2)));
        log.clear();

        assertThat(writer.write(true)).isEqualTo(new Outcome.Created(100));
        assertThat(log)
                .startsWith("read source", "look up", "get 100")
                .doesNotContain("send CREATE")
                .contains("confirm CREATE 100");
    }

    @Test
    void createThatWasNotApplied_isRepeatedAfterALookup() throws Exception {
        notes.faults.put(WriteStep.Kind.CREATE, Fault.NOT_APPLIED);
        ItemWriter writer = creating();
        assertThatThrownBy(() -> writer.write(true)).isInstanceOf(ServerErrorException.class);
        log.clear();

        assertThat(writer.write(true)).isEqualTo(new Outcome.Created(101));
        assertThat(log).startsWith("read source", "look up", "announce CREATE", "send CREATE");
    }

    @Test
    void updateWithALostAnswer_succeedsOnlyOnceItCanNoLongerTakeEffect() throws Exception {
        notes.faults.put(WriteStep.Kind.WRITE, Fault.LOST);
        ItemWriter writer = updating("old");
        assertThatThrownBy(() -> writer.write(true)).isInstanceOf(ServerErrorException.class);
        assertThatThrownBy(() -> writer.write(true)).isInstanceOf(UnknownOutcomes.UnsettledException.class);
        assertThat(log).doesNotContain("confirm WRITE 7");
        time.advance(Duration.ofSeconds(10));

        assertThat(writer.write(true)).isInstanceOf(Outcome.Updated.class);
        assertThat(log).endsWith("get 7", "confirm WRITE 7").containsOnlyOnce("send WRITE");
    }

    @Test
    void refusedStep_isRetractedAndFailsTheItem() throws Exception {
        notes.faults.put(WriteStep.Kind.WRITE, Fault.REFUSED);
        ItemWriter writer = updating("old");

        assertThat(writer.write(true)).isInstanceOf(Outcome.Failed.class);
        assertThat(log).endsWith("send WRITE", "retract WRITE");
    }

    @Test
    void refusalWithAConsequence_undoesWhatWasMade_andWithdrawsTheWarning() throws Exception {
        notes.faults.put(WriteStep.Kind.ALIGN_UUID, Fault.REFUSED);
        ItemWriter writer = creating();

        assertThat(writer.write(true))
                .isEqualTo(new Outcome.Failed(new Problem(OutcomeCode.UUID_TAKEN, "taken"), 100L));
        assertThat(log).endsWith("retract ALIGN_UUID", "announce UNPUBLISH", "send UNPUBLISH", "confirm UNPUBLISH 100");
        assertThat(writer.warnings()).isEmpty();
    }

    @Test
    void answerThatDoesNotShowTheItem_isConfirmedByAList() throws Exception {
        notes.labelShown = false;
        ItemWriter writer = creating();

        assertThat(writer.write(true)).isEqualTo(new Outcome.Created(100));
        assertThat(writer.unshown()).contains("l-new");
        assertThat(log).doesNotContain("confirm ALIGN_UUID 100");

        writer.listed(100, "l-new");
        assertThat(writer.unshown()).isEmpty();
        assertThat(log).endsWith("confirm ALIGN_UUID 100");
    }

    @Test
    void vetoedItem_isSkippedBeforeItsFirstStep() throws Exception {
        veto = WriteVeto.of("frozen", item -> Optional.of("frozen"));
        ItemWriter writer = updating("old");

        assertThat(writer.write(true)).isEqualTo(new Outcome.Skipped(7L));
        assertThat(codes(writer)).containsExactly(OutcomeCode.VETOED);
        assertThat(log).containsExactly("read source", "get 7");
    }

    @Test
    void itemDeletedSinceItWasListed_isCreatedAgainOnce() throws Exception {
        ItemWriter writer = updating("old");
        notes.target.clear();

        assertThat(writer.write(true)).isEqualTo(new Outcome.Created(100));
        assertThat(codes(writer)).startsWith(OutcomeCode.TARGET_GONE);

        notes.target.clear();
        time.advance(Duration.ofSeconds(11)); // readable everywhere by now, so a 404 is meant
        assertThat(writer.write(true)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void driftSinceItWasListed_isLeftToThePolicy() throws Exception {
        baseline = NoteKind.baseline("before", "stored");
        ItemWriter writer = updating("an editor's");

        assertThat(writer.write(true)).isEqualTo(new Outcome.Skipped(7L));
        assertThat(codes(writer)).containsExactly(OutcomeCode.BOTH_CHANGED);
        assertThat(log).containsExactly("read source", "get 7");

        onDrift = OnDrift.OVERWRITE;
        assertThat(updating("an editor's").write(true)).isInstanceOf(Outcome.Updated.class);
    }

    @Test
    void itemThatAnInterruptedRunCreated_isUpdatedAndCountsAsCreated() throws Exception {
        resumePoint = new ResumePoint(100L, Set.of(WriteStep.Kind.WRITE));
        notes.target.put(100L, new Note(100, "half", "l-new"));
        ItemWriter writer = creating();
        assertThatThrownBy(() -> writer.write(true))
                .isInstanceOf(UnknownOutcomes.UnsettledException.class); // its write may be in flight
        time.advance(Duration.ofSeconds(10));

        assertThat(writer.write(true)).isEqualTo(new Outcome.Created(100));
        assertThat(log).doesNotContain("send CREATE").containsOnlyOnce("send WRITE");
    }
}
