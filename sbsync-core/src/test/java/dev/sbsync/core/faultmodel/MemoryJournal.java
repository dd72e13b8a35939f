package dev.sbsync.core.faultmodel;

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

    private final Map<Long, Long> created = new HashMap<>();
    private final Map<Long, Set<WriteStep.Kind>> unanswered = new HashMap<>();
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
        long id = item.source().id();
        return new ResumePoint(created.get(id), unanswered.getOrDefault(id, Set.of()));
    }

    @Override
    public synchronized void announce(PlannedItem item, WriteStep step) {
        count();
        unanswered
                .computeIfAbsent(item.source().id(), id -> EnumSet.noneOf(WriteStep.Kind.class))
                .add(step.kind());
    }

    @Override
    public synchronized void confirm(PlannedItem item, WriteStep step, long targetId) {
        count();
        unanswered
                .getOrDefault(item.source().id(), EnumSet.noneOf(WriteStep.Kind.class))
                .remove(step.kind());
        if (step.kind() == WriteStep.Kind.CREATE) {
            created.put(item.source().id(), targetId);
        }
    }

    private void count() {
        if (recordsLeft == 0) {
            throw new IllegalStateException("the disk is full");
        }
        recordsLeft--;
    }
}
