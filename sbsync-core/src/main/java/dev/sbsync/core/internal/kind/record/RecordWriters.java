package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.transport.CallCounts;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes the records of one kind in one run. Thread-safe. */
record RecordWriters(RecordKind kind, RecordKinds kinds, IdMap ids) implements KindWriters {

    @Override
    public KindWriter<?, ?> writer(ItemContext item) {
        return new RecordWriter(kind, kinds, item.item(), counting(item.targetCalls()), ids);
    }

    @Override
    public Map<Long, String> listed(Collection<Long> targetIds, Consumer<CallCounts> calls) {
        return kinds.of(counting(calls)).rows(kind.id()).stream()
                .filter(row -> targetIds.contains(row.id()))
                .collect(Collectors.toMap(RecordRow::id, row -> Fingerprint.of(row.fields())));
    }

    private Side counting(Consumer<CallCounts> calls) {
        return new Side(kinds.target().client().counting(calls), kinds.target().spaceId());
    }
}
