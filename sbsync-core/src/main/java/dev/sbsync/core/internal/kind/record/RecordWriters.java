package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindDeleter;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the records of one kind in one run. Thread-safe. */
final class RecordWriters implements KindWriters {

    private final RecordKind kind;
    private final RecordKinds kinds;
    private final IdMap ids;
    private final ReferenceMapper references;
    private final TargetNow now;
    private final TimeSource time;
    private final Set<ItemKey> restorable;
    private final Map<Long, ItemKey> containers = new ConcurrentHashMap<>();
    private final Map<ItemKey, Listed> lists = new ConcurrentHashMap<>();

    /** The records of a container, and the time before they were listed. */
    private record Listed(List<RecordRow> rows, long began) {}

    RecordWriters(RecordKind kind, RecordKinds kinds, RunRequest request, ReferenceMapper references) {
        this.kind = kind;
        this.kinds = kinds;
        this.ids = request.ids();
        this.references = references;
        this.time = request.time();
        this.now = request.scope().get(TargetNow.class, () -> new TargetNow(kinds, time));
        this.restorable = kinds.restorable(request.plan());
    }

    RecordKind kind() {
        return kind;
    }

    /** Returns the records that the run creates, or restores from the trash. */
    Set<ItemKey> restorable() {
        return restorable;
    }

    IdMap ids() {
        return ids;
    }

    ReferenceMapper references() {
        return references;
    }

    @Override
    public KindWriter<?, ?> writer(ItemContext item) {
        Side source = new Side(
                kinds.source().client().counting(item.calls()), kinds.source().spaceId());
        return new RecordWriter(this, item, source, counting(item.targetCalls()));
    }

    @Override
    public KindDeleter deleter(ItemContext item) {
        return new RecordDeleter(kind, now, ids, counting(item.targetCalls()), item);
    }

    @Override
    public boolean confirmsAtTheEnd() {
        return kind.is(RecordTrait.CONFIRMED_BY_LIST);
    }

    /** Returns the time at which a write of now is readable, or has not been applied. */
    long readableAt() {
        return time.nanos() + KindWriters.READABLE.toNanos();
    }

    /** Records in which item of the target a record was written; null if it is in no item of another kind. */
    void wrote(long id, @Nullable ItemKey container) {
        if (container != null) {
            containers.put(id, container);
        }
    }

    /** Lists the target's records in an item of another kind; null for all. */
    List<RecordRow> rows(@Nullable ItemKey container, Side target) {
        long began = time.nanos();
        List<RecordRow> rows = kinds.of(
                        target, above -> container == null || above.key().equals(container))
                .rows(kind.id());
        if (container != null && kind.is(RecordTrait.CONFIRMED_BY_LIST)) {
            lists.put(container, new Listed(rows, began));
        }
        return rows;
    }

    /** Returns the target's records in an item of another kind as they were at a time or later. */
    List<RecordRow> rows(@Nullable ItemKey container, Side target, long since) {
        Listed known = container == null ? null : lists.get(container);
        return known == null || known.began() - since < 0 ? rows(container, target) : known.rows();
    }

    @Override
    public Map<Long, String> listed(Collection<Long> targetIds, Consumer<CallCounts> calls) {
        Set<ItemKey> within = new HashSet<>();
        targetIds.stream().map(containers::get).filter(Objects::nonNull).forEach(within::add);
        Set<Long> wanted = Set.copyOf(targetIds);
        return kinds
                .of(counting(calls), above -> within.isEmpty() || within.contains(above.key()))
                .rows(kind.id())
                .stream()
                .filter(row -> wanted.contains(row.id()))
                .collect(Collectors.toMap(RecordRow::id, row -> Fingerprint.of(row.fields())));
    }

    private Side counting(Consumer<CallCounts> calls) {
        return new Side(kinds.target().client().counting(calls), kinds.target().spaceId());
    }
}
