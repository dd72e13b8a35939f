package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import java.util.EnumSet;
import java.util.Set;

/**
 * Forwards every write to the run's log and to the caller's journal. A create without a response whose item is listed
 * now was applied by this run.
 */
public final class ResumedJournal implements WriteJournal {

    private final RunLog log;
    private final WriteJournal other;

    public ResumedJournal(RunLog log, WriteJournal other) {
        this.log = log;
        this.other = other;
    }

    @Override
    public ResumePoint resumePoint(PlannedItem item) {
        ResumePoint point = log.resumePoint(item);
        if (point.equals(ResumePoint.START)) {
            return other.resumePoint(item);
        }
        Item match = item.match();
        if (match == null || !point.unanswered().contains(WriteStep.Kind.CREATE)) {
            return point;
        }
        Set<WriteStep.Kind> open = EnumSet.copyOf(point.unanswered());
        open.remove(WriteStep.Kind.CREATE);
        return new ResumePoint(match.id(), open, point.changed());
    }

    @Override
    public void announce(PlannedItem item, WriteStep step) {
        log.announce(item, step);
        other.announce(item, step);
    }

    @Override
    public void confirm(PlannedItem item, WriteStep step, long targetId) {
        log.confirm(item, step, targetId);
        other.confirm(item, step, targetId);
    }

    @Override
    public void retract(PlannedItem item, WriteStep step) {
        log.retract(item, step);
        other.retract(item, step);
    }
}
