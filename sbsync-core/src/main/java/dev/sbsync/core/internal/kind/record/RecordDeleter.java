package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindDeleter;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Deletes one record of the target. Not thread-safe. */
final class RecordDeleter implements KindDeleter {

    private final RecordKind kind;
    private final RecordDeletion deletion;
    private final TargetNow now;
    private final IdMap ids;
    private final Side target;
    private final RecordRow listed;

    RecordDeleter(RecordKind kind, TargetNow now, IdMap ids, Side target, ItemContext context) {
        this.kind = kind;
        this.deletion = Objects.requireNonNull(kind.deleting());
        this.now = now;
        this.ids = ids;
        this.target = target;
        this.listed = RecordRow.of(Objects.requireNonNull(context.item().match()));
    }

    @Override
    public Optional<Problem> kept() {
        Optional<RecordRow> there = now.row(listed, target);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (changed(there.get())) {
            return Optional.of(Drift.changed(false, "").undeleted());
        }
        return now.using(listed, deletion.usedBy(), target).stream()
                .filter(user -> !ids.isDeleted(user.key()))
                .findFirst()
                .map(user -> new Problem(
                        OutcomeCode.KEPT,
                        "the " + user.type() + " '" + user.path() + "' is in it or uses it; not deleted"));
    }

    /** Returns whether a record changed since it was listed, but for what went with another item, as a dimension. */
    private boolean changed(RecordRow there) {
        ObjectNode rest = kind.counted(listed.compared(), there.compared());
        Markers expected = listed.markers().with(RecordRow.hashed(RecordRow.fields(rest)));
        return !there.markers().equals(expected);
    }

    /** A record is the whole item, as listed. */
    @Override
    public ObjectNode archived() {
        return listed.raw();
    }

    @Override
    public void delete() {
        deletion.delete(target, listed.id());
    }
}
