package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.InvalidException;
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
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Emptiness;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind whose items a list shows in full and few requests write. A concrete kind says how its records are listed, what
 * of them is compared, and how they are written; matching, planning, comparison, references, confirmation and
 * verification are common to all. Implementations are thread-safe.
 */
public abstract class RecordKind implements ItemKind {

    /** The place of a record among those of its parent when it was listed, from 1, if their order counts. */
    protected static final String LISTED_AT = "sbsync_listed_at";

    /** Records have one layer and no transform. */
    static final Conditions CONDITIONS = new Conditions(PublishMode.MIRROR, IdentityMode.ALIGN, "", false, false);

    private final String id;
    private final RecordKinds kinds;

    /** Creates the kind with its id; it must be added to {@code kinds}. */
    protected RecordKind(String id, RecordKinds kinds) {
        this.id = id;
        this.kinds = kinds;
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

    /** Lists all records of a space, each with its {@code id}, and {@code uuid} if it has one. Blocks. */
    protected abstract List<ObjectNode> list(SpaceLists space);

    /** Returns a record as listed or answered. */
    protected abstract RecordRow row(ObjectNode raw, Names names);

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

    /** Returns what references to a record contain; by default its id and uuid. */
    protected Identity identity(RecordRow row) {
        return row.identity();
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
     * Returns whether the target keeps a field that the source's record lacks, such as that of a dimension of its own;
     * such a field makes no difference. By default it does not: the field is cleared.
     */
    protected boolean keeps(String field) {
        return false;
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

    /**
     * Returns whether a record of the target without a counterpart by name is the one that the source's record was
     * synced with, under an earlier name; by default it is.
     */
    protected boolean renamed(RecordRow row, RecordRow there) {
        return true;
    }

    /** Returns whether a record is first matched by its baseline, and then by what identifies it; by default last. */
    protected boolean matchedByBaselineFirst() {
        return false;
    }

    /**
     * Pairs records that nothing else pairs, those of the source with those of the target; none by default. Blocks.
     *
     * @param confirms whether to read what no list shows; otherwise likely pairs are enough
     */
    protected Map<ItemKey, RecordRow> twins(List<RecordRow> source, List<RecordRow> target, boolean confirms) {
        return Map.of();
    }

    /** Returns whether records of the same path get a warning, as by default. */
    protected boolean uniqueNames() {
        return true;
    }

    /** Returns the markers of an earlier sync that still say something about a listed record; none by default. */
    protected Map<String, String> remembered(RecordRow row, Markers then) {
        return Map.of();
    }

    /** Returns whether a record that compares as equal may differ in what no list shows; by default it may not. */
    protected boolean mayDiffer(RecordRow row) {
        return false;
    }

    /**
     * Returns why a record cannot be copied, such as a file that cannot be read; empty by default.
     *
     * @param differences those that are to be written; empty if they are unknown, or the target lacks the record
     */
    protected Optional<Problem> uncopied(RecordRow row, List<Difference> differences) {
        return Optional.empty();
    }

    /** Returns whether a record has no value, as if it did not exist; by default all records have one. */
    protected boolean blank(RecordRow row) {
        return false;
    }

    /** Returns whether a record that was never synced and differs from its match is a collision, as by default. */
    protected boolean collides(RecordRow row, RecordRow there) {
        return true;
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

    /** Returns whether content references records of the kind; by default only other records do. */
    protected boolean inContent() {
        return false;
    }

    /** Returns whether content references a record of a kind that is referenced {@link #inContent in content}. */
    protected boolean referenced(RecordRow row, AssetReferences assets) {
        return true;
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

    /** Returns warnings about what an update breaks in the target; none by default. Blocks. */
    protected List<Problem> breaks(RecordRow row, RecordRow there) {
        return List.of();
    }

    /** Returns the target's space. */
    protected final Side target() {
        return kinds.target();
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

    /** Creates a record and returns it as answered. Blocks. */
    protected abstract ObjectNode create(Side target, ObjectNode payload);

    /** Replaces a record and returns it as answered; null if the answer does not show it. Blocks. */
    protected abstract @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload);

    /**
     * Returns whether a list at the end of the run confirms writes whose answers do not show the record; by default it
     * is listed at once.
     */
    protected boolean confirmedByList() {
        return false;
    }

    /**
     * Returns whether records are in the order of the source among those of their parent; by default it is irrelevant.
     */
    protected boolean ordered() {
        return false;
    }

    /** Returns how records are deleted; null by default: they never are. */
    protected @Nullable RecordDeletion deleting() {
        return null;
    }

    /** Returns the trash that deleted records are in; null if there is none. */
    final @Nullable RecordTrash trash(Side target) {
        RecordDeletion deletion = deleting();
        return deletion == null ? null : deletion.trash(target);
    }

    /**
     * Returns whether an undo restores only the fields that the run has changed, so that others may have changed since;
     * by default it restores whole records. The fields of such a record are those of its raw form, and the target
     * {@link #keeps} what is not written; a field that is null is removed.
     */
    protected boolean restoresFields() {
        return false;
    }

    /** Returns the planned undo of this kind, with what it changes for kinds that come later; by default as it is. */
    protected SyncPlan undoOf(SyncPlan plan) {
        return plan;
    }

    /** Returns the undo of all kinds with the order between this kind and others; by default as it is. */
    protected SyncPlan undoInOrder(SyncPlan all) {
        return all;
    }

    /**
     * Returns this kind as an undo writes it: records become exactly what they were, without what was added. By
     * default, it is the same.
     */
    protected RecordKind restoring() {
        return this;
    }

    /** Returns an archived record as an undo restores it, without what it does not write; by default all of it. */
    protected ObjectNode restorable(ObjectNode archived) {
        return archived;
    }

    /**
     * Returns the warning about a change by a run that an undo does not restore; empty by default.
     *
     * @param before the record as archived
     * @param written the differences that the run removed, as far as they are known
     */
    protected Optional<Problem> unrestored(ObjectNode before, RecordRow now, List<Difference> written) {
        return Optional.empty();
    }

    /** Returns the field of a listed record with the id of its parent, if their order counts; empty by default. */
    protected String parentField() {
        return "";
    }

    /** Returns the kind of the records that those of this kind are a part of, and are gone with; null for none. */
    protected @Nullable RecordKind partOf() {
        return null;
    }

    @Override
    public final KindUndo undo() {
        return new RecordUndo(this, kinds);
    }

    /**
     * Reads a record of the target by its id, which takes fewer requests than a list; empty to list it, as by default.
     */
    protected Optional<ObjectNode> read(Side target, long recordId) {
        return Optional.empty();
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
     * Returns whether the target refuses a second record of the same name, as by default. Otherwise a create without an
     * answer is repeated only once it can no longer take effect.
     */
    protected boolean refusesSecond() {
        return true;
    }

    /** Returns whether a create was refused because its name is taken; any refused value counts by default. */
    protected boolean taken(ApiException refused) {
        return refusesSecond() && refused instanceof InvalidException;
    }

    @Override
    public SyncPlan plan(PlanRequest request) {
        RecordScope scope = request.scope().get(RecordScope.class, () -> kinds.scope(request));
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
        RecordScope scope = request.scope().get(RecordScope.class, () -> kinds.scope(request));
        AssetReferences assets = kinds.references().assets(request.scope());
        scope.source().rows(id).stream()
                .filter(request.options().selection()::includes)
                .forEach(row -> referenceAssets(row, assets));
    }

    @Override
    public List<DeleteCandidate> deletable(PlanRequest request) {
        RecordDeletion deletion = deleting();
        return deletion == null
                ? List.of()
                : new RecordDeletes(
                                this,
                                deletion,
                                request,
                                request.scope().get(RecordScope.class, () -> kinds.scope(request)))
                        .candidates();
    }

    @Override
    public KindWriters writers(RunRequest request) {
        ReferenceMapper references = kinds.references().written(request.plan(), request.ids());
        return new RecordWriters(this, kinds, request, references);
    }

    /** A plan of records has compared them already, as their lists show them in full. */
    @Override
    public KindVerifier verifier(VerifyRequest request) {
        return (item, room, reads) -> new VerifiedItem(
                item.source(),
                item.operation() == Operation.UNCHANGED || item.operation() == Operation.COMPARE
                        ? Status.EQUAL
                        : Status.DIFFERENT,
                item.conflict()
                        .map(conflict -> List.of(new Difference(conflict.code().id(), conflict.message())))
                        .orElse(item.differences()),
                item.warnings().stream().filter(RecordKind::ofTheItem).toList());
    }

    /** A warning of the plan about what a run would do, such as overwrite a collision, is none of a verification. */
    private static boolean ofTheItem(Problem warning) {
        OutcomeCode code = warning.code();
        return code.remark() || code.ofReferences() || code.notCompared() && !code.collision();
    }

    /** Returns the baseline of a record that is in sync. */
    static Baseline baseline(
            RecordRow row, long targetId, String sourceHash, String targetHash, List<Unresolved> unresolved) {
        return new Baseline(
                row.key(),
                targetId,
                row.markers(),
                RecordRow.markers(""),
                sourceHash,
                targetHash,
                Fingerprint.VERSION,
                CONDITIONS,
                true,
                unresolved,
                LeftOut.NOTHING,
                false);
    }
}
