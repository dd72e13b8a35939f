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
record RecordWriters(RecordKind kind, Side target, IdMap ids) implements KindWriters {

    @Override
    public KindWriter<?, ?> writer(ItemContext item) {
        return new RecordWriter(kind, item.item(), counting(item.targetCalls()), ids);
    }

    @Override
    public Map<Long, String> listed(Collection<Long> targetIds, Consumer<CallCounts> calls) {
        return kind.rows(counting(calls)).stream()
                .filter(row -> targetIds.contains(row.id()))
                .collect(Collectors.toMap(RecordRow::id, row -> Fingerprint.of(row.fields(key -> key))));
    }

    private Side counting(Consumer<CallCounts> calls) {
        return new Side(target.client().counting(calls), target.spaceId());
    }
}
