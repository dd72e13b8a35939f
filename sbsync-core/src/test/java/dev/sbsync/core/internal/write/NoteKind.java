package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A kind in memory: notes with a text, and a label that has a step of its own. */
final class NoteKind implements KindWriter<String, NoteKind.Note> {

    /** A note of the target. */
    record Note(long id, String text, String label) {}

    /** What happens to a request. */
    enum Fault {
        /** It is applied, and its answer is lost. */
        LOST,
        /** It is not applied, and its answer is lost. */
        NOT_APPLIED,
        /** The target refuses it. */
        REFUSED
    }

    private static final Conditions CONDITIONS =
            new Conditions(PublishMode.MIRROR, IdentityMode.ALIGN, "", false, false);

    final Map<Long, Note> target = new HashMap<>();
    final List<String> log;
    final Map<WriteStep.Kind, Fault> faults = new HashMap<>();
    boolean labelShown = true;
    private final String desired;
    private long nextId = 100;

    NoteKind(String desired, List<String> log) {
        this.desired = desired;
        this.log = log;
    }

    static Baseline baseline(String source, String target) {
        return new Baseline(
                new ItemKey("notes", 1),
                7,
                Markers.of(Map.of()),
                Markers.of(Map.of()),
                source,
                target,
                Fingerprint.VERSION,
                CONDITIONS,
                true,
                List.of(),
                LeftOut.NOTHING,
                false);
    }

    @Override
    public Conditions conditions() {
        return CONDITIONS;
    }

    @Override
    public Reading<String> read() {
        log.add("read source");
        return new Reading.Usable<>(desired);
    }

    @Override
    public String hash(String text) {
        return text;
    }

    @Override
    public Optional<Markers> markers(String text) {
        return Optional.of(Markers.of(Map.of()));
    }

    @Override
    public Note get(long id) {
        log.add("get " + id);
        Note note = target.get(id);
        if (note == null) {
            throw new NotFoundException(failure(404, false), null);
        }
        return note;
    }

    @Override
    public long id(Note note) {
        return note.id();
    }

    @Override
    public Identity identity(Note item) {
        return new Identity(new ItemKey("notes", item.id()), "");
    }

    @Override
    public String shown(Note note) {
        return note.label();
    }

    @Override
    public Compared compare(String text, Note actual) {
        Fields wanted = Fields.NONE.with("text", text).with("label", "l-" + text);
        Fields has = Fields.NONE.with("text", actual.text()).with("label", actual.label());
        return new Compared(wanted, has, Equality.differences(wanted, has));
    }

    @Override
    public boolean drifted(Baseline then, String text, Note actual) {
        return !actual.text().equals(then.targetHash()) && !actual.text().equals(text);
    }

    @Override
    public List<ItemStep<Note>> steps(
            String text, @Nullable Note actual, List<Difference> differences, Situation situation) {
        List<ItemStep<Note>> steps = new ArrayList<>();
        if (actual == null) {
            steps.add(ItemStep.of(
                    WriteStep.of(WriteStep.Kind.CREATE),
                    none -> sent(WriteStep.Kind.CREATE, new Note(nextId++, text, "none"))));
        }
        ItemStep<Note> unpublish = ItemStep.changing(
                WriteStep.of(WriteStep.Kind.UNPUBLISH),
                note -> sent(WriteStep.Kind.UNPUBLISH, new Note(note.id(), "undone", note.label())));
        steps.add(ItemStep.<Note>changing(WriteStep.of(WriteStep.Kind.ALIGN_UUID), note -> {
                    Note labelled = sent(WriteStep.Kind.ALIGN_UUID, new Note(note.id(), note.text(), "l-" + text));
                    return labelShown ? labelled : null;
                })
                .ifNeeded(note -> !note.label().equals("l-" + text))
                .confirmedBy("l-" + text)
                .warning(new Problem(OutcomeCode.UUID_CHANGED, "label"))
                .ifRefused((refused, note) -> Optional.of(
                        new ItemStep.Refusal<>(new Problem(OutcomeCode.UUID_TAKEN, "taken"), List.of(unpublish)))));
        if (actual != null) {
            steps.add(ItemStep.<Note>changing(
                            WriteStep.of(WriteStep.Kind.WRITE),
                            note -> sent(WriteStep.Kind.WRITE, new Note(note.id(), text, note.label())))
                    .ifNeeded(note -> !note.text().equals(text)));
        }
        return steps;
    }

    private Note sent(WriteStep.Kind step, Note after) {
        log.add("send " + step);
        Fault fault = faults.remove(step);
        if (fault == null || fault == Fault.LOST) {
            target.put(after.id(), after);
        }
        if (fault == Fault.REFUSED) {
            throw new ApiException(failure(409, false), "", null);
        }
        if (fault != null) {
            throw new ServerErrorException(failure(500, true), null);
        }
        return after;
    }

    static ApiFailure failure(int status, boolean ambiguous) {
        return new ApiFailure(status, "PUT", "/notes", "", List.of(), Set.of(), 1, ambiguous, null);
    }

    @Override
    public ObjectNode archived(Note actual) {
        log.add("archive " + actual.text());
        return JsonNodeFactory.instance.objectNode().put("text", actual.text());
    }

    @Override
    public List<Note> lookUp(String text) {
        log.add("look up");
        return target.values().stream().filter(note -> note.text().equals(text)).toList();
    }

    @Override
    public Problem takenBy(ApiException refused) {
        return new Problem(OutcomeCode.PATH_TAKEN, "taken");
    }

    @Override
    public Optional<Compared> stored(String text) {
        return Optional.empty();
    }

    @Override
    public Optional<Baseline> inSync(String text, long id, List<Unresolved> unresolved) {
        return Optional.of(baseline(text, text));
    }
}
