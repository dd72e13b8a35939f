package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record kinds of a sync, which reference each other, and its spaces. Thread-safe once all are added. */
public final class RecordKinds {

    private final Side source;
    private final Side target;
    private final Map<String, RecordKind> byId = new HashMap<>();

    /** Creates a registry without kinds. */
    public RecordKinds(Side source, Side target) {
        this.source = source;
        this.target = target;
    }

    /** Adds a kind and returns it. */
    public <K extends RecordKind> K add(K kind) {
        byId.put(kind.id(), kind);
        return kind;
    }

    /** Returns a kind; null if it is unknown. */
    @Nullable
    RecordKind get(String id) {
        return byId.get(id);
    }

    Side target() {
        return target;
    }

    SpaceLists of(Side side) {
        return new SpaceLists(side, this, null);
    }

    /** Returns the lists of a plan, which has read the settings of both spaces. */
    RecordScope scope(PlanRequest request) {
        return new RecordScope(
                new SpaceLists(source, this, request.source()),
                new SpaceLists(target, this, request.target()),
                new HashMap<>());
    }
}
