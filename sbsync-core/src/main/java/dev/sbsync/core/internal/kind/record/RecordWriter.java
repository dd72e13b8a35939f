package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.state.FileBefore;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes one record: its row is the desired state. Not thread-safe. */
final class RecordWriter implements KindWriter<RecordRow, RecordRow> {

    private final ItemContext context;
    private final RecordKind kind;
    private final RecordRow desired;
    private final Side target;
    private final IdMap ids;
    private final RecordWriters run;
    private final RecordRequests requests;
    private final RecordReads there;
    private final boolean confirmedByList;
    private @Nullable RecordRow listed;
    private @Nullable RecordRow stored;
    private @Nullable RecordRow before;
    private boolean placed;

    RecordWriter(RecordWriters run, ItemContext context, Side source, Side target) {
        PlannedItem item = context.item();
        this.context = context;
        this.run = run;
        this.kind = run.kind();
        this.target = target;
        this.desired = RecordRow.of(item.source());
        this.requests = kind.requests(desired, source, target);
        this.ids = run.ids();
        this.there = new RecordReads(run, desired, requests, target, this::targetOf);
        this.confirmedByList = kind.is(RecordTrait.CONFIRMED_BY_LIST);
        Item match = item.match();
        this.listed = match == null ? null : RecordRow.of(match);
    }

    @Override
    public Conditions conditions() {
        return RecordBaseline.CONDITIONS;
    }

    /** A record was read by its list; what it needs must be in the target by now. */
    @Override
    public Reading<RecordRow> read() {
        context.warnings().removeIf(warning -> warning.code() == OutcomeCode.REFERENCE_UNRESOLVED);
        kind.openReferences(desired, run.references()).ifPresent(context.warnings()::add);
        Set<ItemKey> pending = kind.pending(desired, run.references());
        return desired.references().stream()
                .filter(reference -> reference.needed() && targetOf(reference.to()) == null)
                .findFirst()
                .map(reference -> "it references " + reference.to() + ", which is not in the target")
                .or(() -> Optional.ofNullable(kind.lacking(target, desired.payload(this::targetOf, null)))
                        .map(lacking -> "it needs " + lacking + ", which the target lacks"))
                .<Reading<RecordRow>>map(why -> new Reading.Unusable<>(new Problem(OutcomeCode.BLOCKED, why), null))
                .orElse(pending.isEmpty() ? new Reading.Usable<>(desired) : new Reading.Waits<>(desired, pending));
    }

    private @Nullable Identity targetOf(ItemKey needed) {
        Identity there = ids.targetOf(needed);
        return there == null ? desired.targets().get(needed) : there;
    }

    @Override
    public String hash(RecordRow row) {
        return Fingerprint.of(RecordRow.fields(wanted(stored == null ? before : stored)));
    }

    private ObjectNode wanted(@Nullable RecordRow actual) {
        return mapped(desired.wanted(this::targetOf, actual == null ? null : actual.compared()));
    }

    private ObjectNode mapped(ObjectNode body) {
        return (ObjectNode) kind.mapped(body, run.references()).value();
    }

    /** Returns the fields of the target's record that count. */
    private Fields counted(RecordRow actual) {
        return RecordRow.fields(kind.counted(actual.compared(), wanted(actual)));
    }

    /** Returns the record as the plan has listed it, at the first attempt; it is listed again after a failure. */
    @Override
    public RecordRow get(long id) {
        RecordRow first = listed;
        listed = null;
        stored = first != null && first.id() == id ? first : there.read(id, before);
        return stored;
    }

    @Override
    public long id(RecordRow row) {
        return row.id();
    }

    @Override
    public Identity identity(RecordRow row) {
        return kind.identity(row);
    }

    @Override
    public String shown(RecordRow row) {
        return Fingerprint.of(row.fields());
    }

    @Override
    public Compared compare(RecordRow row, RecordRow actual) {
        Fields wanted = RecordRow.fields(wanted(actual));
        Fields counted = counted(actual);
        Fields all = wanted.withEmptyFrom(counted);
        Fields allThere = counted.withEmptyFrom(wanted);
        List<Difference> differences = new ArrayList<>(Equality.differences(all, allThere));
        differences.addAll(requests.unlisted(actual));
        return new Compared(all, allThere, placed ? differences : row.withMove(differences));
    }

    @Override
    public boolean drifted(Baseline then, RecordRow row, RecordRow actual) {
        return !Fingerprint.of(counted(actual)).equals(then.targetHash())
                && !compare(row, actual).differences().isEmpty();
    }

    @Override
    public List<ItemStep<RecordRow>> steps(
            RecordRow row, @Nullable RecordRow actual, List<Difference> differences, Situation situation) {
        before = actual;
        ObjectNode payload = mapped(row.payload(this::targetOf, actual));
        Move move = row.move();
        if (move != null && !placed) {
            payload.put(Difference.POSITION, move.to());
        }
        List<RecordStep> steps =
                actual == null ? requests.creating(payload) : requests.updating(payload, actual, differences);
        String confirmed = Fingerprint.of(asWritten(actual));
        return steps.stream()
                .map(step -> {
                    ItemStep<RecordRow> sent =
                            ItemStep.of(new WriteStep(step.kind(), false), last -> send(step, actual, last));
                    return confirmedByList ? sent.confirmedBy(confirmed) : sent;
                })
                .toList();
    }

    /** Everything of the record that lists and answers show. */
    @Override
    public ObjectNode archived(RecordRow actual) {
        return actual.raw();
    }

    @Override
    public Optional<FileBefore> replaced(RecordRow actual, List<Difference> differences) {
        return requests.replaced(actual, differences);
    }

    @Override
    public Map<String, String> written(RecordRow row) {
        return RecordRow.hashes(asWritten(stored));
    }

    /** Returns the fields of the target's record once it is written. */
    private Fields asWritten(@Nullable RecordRow actual) {
        ObjectNode wanted = wanted(actual);
        return RecordRow.fields(actual == null ? wanted : kind.withKept(wanted, actual.compared()));
    }

    @Override
    public Optional<ItemStep<RecordRow>> restoring(long id) {
        RecordTrash trash = kind.trash(target);
        Optional<ObjectNode> existing = trash == null ? Optional.empty() : trash.existing(id);
        if (trash == null || existing.isPresent()) {
            listed = existing.map(raw -> there.answered(raw, null)).orElseGet(() -> get(id));
            return Optional.empty();
        }
        return Optional.of(ItemStep.of(WriteStep.of(WriteStep.Kind.RESTORE), last -> {
            listed = there.answered(trash.restored(id), null);
            return last;
        }));
    }

    @Override
    public boolean cameBack() {
        return desired.isInOneOf(run.restorable());
    }

    private @Nullable RecordRow send(RecordStep step, @Nullable RecordRow actual, @Nullable RecordRow last) {
        long id = last == null ? 0 : last.id();
        ObjectNode answer = step.request().apply(id);
        placed = true;
        if (answer != null) {
            stored = there.answered(answer, actual);
        } else {
            stored = confirmedByList ? null : there.read(id, before);
            there.wrote(id);
        }
        return stored;
    }

    @Override
    public boolean listsShowWhatIsStored() {
        return confirmedByList;
    }

    @Override
    public boolean refusesSecond() {
        return !kind.is(RecordTrait.SECOND_ACCEPTED);
    }

    /** Any value that is refused counts: the name may exist. */
    @Override
    public boolean placeTaken(ApiException refused) {
        return refusesSecond() && refused instanceof InvalidException;
    }

    @Override
    public List<RecordRow> lookUp(RecordRow row) {
        return there.lookUp();
    }

    @Override
    public Problem takenBy(ApiException refused) {
        String said = refused.messages().stream().map(FieldMessage::toString).collect(Collectors.joining("; "));
        boolean taken = said.contains("taken");
        return taken
                ? new Problem(
                        OutcomeCode.PATH_TAKEN,
                        desired.problems().stream().anyMatch(known -> known.code() == OutcomeCode.DUPLICATE_NAME)
                                ? "the target accepts no second one of this name"
                                : "the target refuses it (" + said + "), and lists none at '" + desired.path() + "'",
                        refused.status())
                : Problems.of(refused, Step.WRITE);
    }

    @Override
    public Optional<Compared> stored(RecordRow row) {
        return Optional.ofNullable(stored).map(actual -> compare(row, actual));
    }

    @Override
    public Optional<Baseline> inSync(RecordRow row, long id, List<Unresolved> unresolved) {
        RecordRow actual = stored;
        String targetHash = actual == null ? hash(row) : Fingerprint.of(counted(actual));
        return Optional.of(
                RecordBaseline.of(row.marked(requests.markers(row.markers())), id, hash(row), targetHash, unresolved));
    }
}
