package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A journal that outlives runs, and that can crash one: at a given record it fails, and at every one after. */
final class MemoryJournal implements WriteJournal {

    private final Map<ItemKey, Long> created = new HashMap<>();
    private final Map<ItemKey, Set<WriteStep.Kind>> unanswered = new HashMap<>();
    private int recordsLeft;

    /** Makes a journal that fails at the record after {@code records}. */
    MemoryJournal(int records) {
        this.recordsLeft = records;
    }

    /** Works again, as after a restart. */
    synchronized void restart() {
        recordsLeft = Integer.MAX_VALUE;
    }

    @Override
    public synchronized ResumePoint resumePoint(PlannedItem item) {
        ItemKey key = item.key();
        return new ResumePoint(created.get(key), unanswered.getOrDefault(key, Set.of()));
    }

    @Override
    public synchronized void announce(PlannedItem item, WriteStep step) {
        count();
        unanswered
                .computeIfAbsent(item.key(), key -> EnumSet.noneOf(WriteStep.Kind.class))
                .add(step.kind());
    }

    @Override
    public synchronized void confirm(PlannedItem item, WriteStep step, long targetId) {
        count();
        unanswered
                .getOrDefault(item.key(), EnumSet.noneOf(WriteStep.Kind.class))
                .remove(step.kind());
        if (step.kind() == WriteStep.Kind.CREATE) {
            created.put(item.key(), targetId);
        }
    }

    private void count() {
        if (recordsLeft == 0) {
            throw new IllegalStateException("the disk is full");
        }
        recordsLeft--;
    }
}
