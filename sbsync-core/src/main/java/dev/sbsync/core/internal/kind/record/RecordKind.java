package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.model.Payload;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.KindUndo;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.VerifyRequest;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.internal.reference.OpenReferences;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.ReferenceState;
import dev.sbsync.core.internal.reference.Rewritten;
import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Emptiness;
import dev.sbsync.core.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind whose items a list shows in full and few requests write. A concrete kind says how its records are listed, what
 * of them is compared, and how they are written ({@link #list}, {@link #row}, {@link #create}, {@link #update});
 * matching, planning, comparison, references, confirmation and verification are common to all. What is special about it
 * is said by its {@linkplain RecordTrait traits}, by objects of their own for {@linkplain #deleting deletes},
 * {@linkplain #undoing undos} and {@linkplain #unlisted what no list shows}, and by the methods with defaults: of
 * requests, of matching and comparison, of references, in this order. Implementations are thread-safe.
 */
public abstract class RecordKind implements ItemKind {

    /** The place of a record among those of its parent when it was listed, from 1, if their order counts. */
    protected static final String LISTED_AT = "sbsync_listed_at";

    private final String id;
    private final RecordKinds kinds;
    private final Set<RecordTrait> traits;

    /** Creates the kind with its id; it must be added to {@code kinds}. */
    protected RecordKind(String id, RecordKinds kinds, RecordTrait... traits) {
        this.id = id;
        this.kinds = kinds;
        this.traits = Set.of(traits);
    }

    /** Lists all records of a space, each with its {@code id}, and {@code uuid} if it has one. Blocks. */
    protected abstract List<ObjectNode> list(SpaceLists space);

    /** Returns a record as listed or answered. */
    protected abstract RecordRow row(ObjectNode raw, Names names);

    /** Creates a record and returns it as answered. Blocks. */
    protected abstract ObjectNode create(Side target, ObjectNode payload);

    /** Replaces a record and returns it as answered; null if the answer does not show it. Blocks. */
    protected abstract @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload);

    /** Starts a record of this kind. */
    protected final RecordDraft draft(String type, ObjectNode raw, Names names) {
        return new RecordDraft(id, type, raw, names);
    }

    /** Returns a payload with the fields of a body. */
    protected static <P extends Payload<P>> P filled(P empty, ObjectNode body) {
        P payload = empty;
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            payload = payload.set(field.getKey(), field.getValue());
        }
        return payload;
    }

    /** Returns the target's space. */
    protected final Side target() {
        return kinds.target();
    }

    /** Returns how records are deleted; null by default: they never are. */
    protected @Nullable RecordDeletion deleting() {
        return null;
    }

    /** Returns what is special about an undo; by default nothing. */
    protected RecordUndoing undoing() {
        return RecordUndoing.PLAIN;
    }

    /** Returns what a plan knows of records beyond their lists; by default nothing. */
    protected Unlisted unlisted() {
        return Unlisted.NOTHING;
    }

    /** Returns the requests that create a record. */
    protected List<RecordStep> creating(Side target, ObjectNode payload) {
        return List.of(RecordStep.create(() -> create(target, payload)));
    }

    /** Returns the requests that update a record. */
    protected List<RecordStep> updating(Side target, ObjectNode payload, RecordRow actual) {
        return List.of(RecordStep.write(recordId -> update(target, recordId, payload)));
    }

    /** Returns the requests that write a record in one run. */
    protected RecordRequests requests(RecordRow row, Side source, Side target) {
        return new RecordRequests() {
            @Override
            public List<RecordStep> creating(ObjectNode payload) {
                return RecordKind.this.creating(target, payload);
            }

            @Override
            public List<RecordStep> updating(ObjectNode payload, RecordRow actual, List<Difference> differences) {
                return RecordKind.this.updating(target, payload, actual);
            }

            @Override
            public Optional<ObjectNode> read(long recordId) {
                return RecordKind.this.read(target, recordId);
            }
        };
    }

    /**
     * Reads a record of the target by its id, which takes fewer requests than a list; empty to list it, as by default.
     */
    protected Optional<ObjectNode> read(Side target, long recordId) {
        return Optional.empty();
    }

    /** Returns the cost of writing a record, with further requests. */
    final ItemCost cost(RecordRow row, long further) {
        return new ItemCost(requestsAtMost(row) + further, false, is(RecordTrait.CONFIRMED_BY_LIST));
    }

    /** Returns the maximum number of requests that write a record. */
    protected long requestsAtMost(RecordRow row) {
        return 2;
    }

    /** Returns what a record needs that the target lacks, such as a dimension; null if nothing. Blocks. */
    protected @Nullable String lacking(Side target, ObjectNode payload) {
        return null;
    }

    /**
     * Returns the field with the id of the parent, if records are in the order of the source among those of their
     * parent; empty by default: their order is irrelevant.
     */
    protected String orderedIn() {
        return "";
    }

    /**
     * Returns what identifies a record across spaces: first what is compared first. A record without a match by the
     * first name is matched by the second, if both sides have it. By default its path.
     */
    protected List<String> matchedBy(RecordRow row) {
        return List.of(row.path());
    }

    /**
     * Returns whether a record of the target may be what a create without an answer has made of one of the source; by
     * default if its path is the same.
     */
    protected boolean mayBeCopy(RecordRow there, Item source, long sourceSpace) {
        return there.path().equals(source.path());
    }

    /**
     * Returns whether a record of the target without a counterpart by name is the one that the source's record was
     * synced with, under an earlier name; by default it is.
     */
    protected boolean renamed(RecordRow row, RecordRow there) {
        return true;
    }

    /**
     * Pairs records that nothing else pairs, those of the source with those of the target; none by default. Blocks.
     *
     * @param confirms whether to read what no list shows; otherwise likely pairs are enough
     */
    protected Map<ItemKey, RecordRow> twins(List<RecordRow> source, List<RecordRow> target, boolean confirms) {
        return Map.of();
    }

    /** Returns whether a record that was never synced and differs from its match is a collision, as by default. */
    protected boolean collides(RecordRow row, RecordRow there) {
        return true;
    }

    /**
     * Returns whether the target keeps a field that the source's record lacks, such as that of a dimension of its own;
     * such a field makes no difference. By default it does not: the field is cleared.
     */
    protected boolean keeps(String field) {
        return false;
    }

    /** Returns whether a record has no value, as if it did not exist; by default all records have one. */
    protected boolean blank(RecordRow row) {
        return false;
    }

    /** Returns warnings about what an update breaks in the target; none by default. Blocks. */
    protected List<Problem> breaks(RecordRow row, RecordRow there) {
        return List.of();
    }

    /** Returns what references to a record contain; by default its id and uuid. */
    protected Identity identity(RecordRow row) {
        return row.identity();
    }

    /**
     * Returns a body with the target's identities in its content; by default there is no content. What references other
     * records is {@link RecordDraft#needs declared} instead.
     */
    protected Rewritten mapped(ObjectNode body, ReferenceMapper references) {
        return new Rewritten(body, List.of());
    }

    /** Collects the assets that a record's content references. */
    protected void referenceAssets(RecordRow row, AssetReferences assets) {
        mapped(row.body(), assets);
    }

    /** Returns whether content references a record, if it may: {@link RecordTrait#IN_CONTENT}. */
    protected boolean referenced(RecordRow row, AssetReferences assets) {
        return true;
    }

    /** Returns whether a trait applies to the records. */
    final boolean is(RecordTrait trait) {
        return traits.contains(trait);
    }

    /** Returns the trash that deleted records are in; null if there is none. */
    final @Nullable RecordTrash trash(Side target) {
        RecordDeletion deletion = deleting();
        return deletion == null ? null : deletion.trash(target);
    }

    /** Returns whether the order of records counts. */
    final boolean ordered() {
        return !orderedIn().isEmpty();
    }

    /** Returns the fields of a record of the target that count in a comparison with one of the source. */
    final ObjectNode counted(ObjectNode there, ObjectNode wanted) {
        return there.deepCopy().remove(kept(there, wanted));
    }

    /** Returns the fields of a record of the source with those that the target keeps. */
    protected final ObjectNode withKept(ObjectNode wanted, ObjectNode there) {
        return there.deepCopy().retain(kept(there, wanted)).setAll(wanted);
    }

    private List<String> kept(ObjectNode there, ObjectNode wanted) {
        return there.propertyNames().stream()
                .filter(field -> keeps(field) && !wanted.has(field))
                .toList();
    }

    /** Returns the items that a record's content references, and that the run is yet to create. */
    final Set<ItemKey> pending(RecordRow row, ReferenceMapper references) {
        return references.pending(mapped(row.body(), references));
    }

    /** Returns the warning about the references in a record's content that do not work in the target, if any. */
    final Optional<Problem> openReferences(RecordRow row, ReferenceMapper references) {
        return OpenReferences.warning(mapped(row.body(), references).references().stream()
                .filter(found -> found.state() == ReferenceState.UNRESOLVED || found.state() == ReferenceState.PENDING)
                .map(found -> found.open(""))
                .toList());
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final ItemCodec codec() {
        return codec(id);
    }

    /** Returns the codec of a record kind. */
    public static ItemCodec codec(String id) {
        return new RecordCodec(id);
    }

    @Override
    public SyncPlan plan(PlanRequest request) {
        RecordScope scope = scope(request);
        if (request.refusesEmpty()) {
            Selection selection = request.options().selection();
            Emptiness.of(selection, id, scope.source().rows(id)).refuse(selection);
        }
        ReferenceMapper references = kinds.references()
                .planned(IdMap.of(request.before()), request.options().identity(), request.scope());
        RecordPlanner planner = new RecordPlanner(this, request, scope, references);
        SyncPlan plan = planner.plan();
        PairState state = request.state();
        if (state != null) {
            state.remember(planner.renewed());
        }
        return plan;
    }

    @Override
    public final void referenceAssets(PlanRequest request) {
        RecordScope scope = scope(request);
        AssetReferences assets = kinds.references().assets(request.scope());
        scope.source().rows(id).stream()
                .filter(request.options().selection()::includes)
                .forEach(row -> referenceAssets(row, assets));
    }

    @Override
    public List<DeleteCandidate> deletable(PlanRequest request) {
        RecordDeletion deletion = deleting();
        return deletion == null ? List.of() : new RecordDeletes(this, deletion, request, scope(request)).candidates();
    }

    private RecordScope scope(PlanRequest request) {
        return request.scope().get(RecordScope.class, () -> kinds.scope(request));
    }

    @Override
    public KindWriters writers(RunRequest request) {
        ReferenceMapper references = kinds.references().written(request.plan(), request.ids());
        return new RecordWriters(this, kinds, request, references);
    }

    @Override
    public final KindUndo undo() {
        return new RecordUndo(this, kinds);
    }

    @Override
    public KindVerifier verifier(VerifyRequest request) {
        return new RecordVerifier();
    }
}
