package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.transport.CallCounts;
import java.util.function.Consumer;

/** Writes the records of one kind in one run. Thread-safe. */
record RecordWriters(RecordKind kind, Side target, IdMap ids) implements KindWriters {

    @Override
    public KindWriter<?, ?> writer(ItemContext item) {
        return new RecordWriter(kind, item.item(), counting(item.targetCalls()), ids);
    }

    private Side counting(Consumer<CallCounts> calls) {
        return new Side(target.client().counting(calls), target.spaceId());
    }
}
