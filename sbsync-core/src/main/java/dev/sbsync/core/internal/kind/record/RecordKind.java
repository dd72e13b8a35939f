package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind whose items a list shows in full and one request writes. A concrete kind says how its records are listed,
 * created and updated; matching by path, planning, comparison, writing, confirmation and verification are common to
 * all.
 */
public abstract class RecordKind implements ItemKind {

    /** Records have one layer and no transform. */
    static final Conditions CONDITIONS = new Conditions(PublishMode.MIRROR, "", false, false);

    private final String id;
    private final Side source;
    private final Side target;

    /** Creates the kind with its id, for two spaces. */
    protected RecordKind(String id, Side source, Side target) {
        this.id = id;
        this.source = source;
        this.target = target;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final ItemCodec codec() {
        return new RecordCodec(id);
    }

    /** Lists all records of a space, in any order; {@link #row} makes them. Blocks. */
    protected abstract List<RecordRow> list(Side side);

    /** Creates a record and returns it as answered. Blocks. */
    protected abstract RecordRow create(Side side, ObjectNode payload);

    /**
     * Replaces a record and returns it as answered; null if the answer does not show it, and it is to be listed.
     * Blocks.
     */
    protected abstract @Nullable RecordRow update(Side side, long recordId, ObjectNode payload);

    /** Returns whether a create was refused because its path is taken; any refused value counts by default. */
    protected boolean taken(ApiException refused) {
        return refused instanceof InvalidException;
    }

    /**
     * Returns a record as listed or answered.
     *
     * @param body what is compared and written, by the API's names, without references
     * @param references the items that it needs, by the API's name of the field that holds their id
     */
    protected final RecordRow row(
            String type, long rowId, String name, long parentId, ObjectNode body, Map<String, ItemKey> references) {
        return RecordRow.listed(new ItemKey(id, rowId), type, name, parentId, body, references);
    }

    @Override
    public SyncPlan plan(PlanRequest request) {
        RecordPlanner planner = new RecordPlanner(request, rows(source), rows(target));
        SyncPlan plan = planner.plan();
        PairState state = request.state();
        if (state != null) {
            state.remember(planner.renewed());
        }
        return plan;
    }

    @Override
    public KindWriters writers(RunRequest request) {
        return new RecordWriters(this, target, request.ids());
    }

    /** A plan of records has compared them already, as their lists show them in full. */
    @Override
    public KindVerifier verifier(SyncPlan plan) {
        return (item, room, reads) -> new VerifiedItem(
                item.source(),
                item.operation() == Operation.UNCHANGED ? Status.EQUAL : Status.DIFFERENT,
                item.conflict()
                        .map(conflict -> List.of(new Difference(conflict.code().id(), conflict.message())))
                        .orElse(item.differences()),
                item.warnings());
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
                LeftOut.NOTHING);
    }

    /** Lists a space and sets the paths, in which slashes of names are escaped. */
    final List<RecordRow> rows(Side side) {
        List<RecordRow> listed = list(side);
        Map<Long, RecordRow> byId = new HashMap<>();
        listed.forEach(row -> byId.put(row.id(), row));
        return listed.stream().map(row -> row.at(path(row, byId, 0))).toList();
    }

    /** Parents form a tree; a chain longer than all records is a cycle, and is cut off. */
    private static String path(RecordRow row, Map<Long, RecordRow> byId, int depth) {
        RecordRow parent = byId.get(row.parentId());
        String name = row.name().replace("%", "%25").replace("/", "%2F");
        return parent == null || depth > byId.size() ? name : path(parent, byId, depth + 1) + "/" + name;
    }
}
