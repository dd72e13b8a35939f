package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.ItemArchive;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes one item of the target, unless it changed since it was listed or holds what would be lost. A delete without
 * an answer is repeated: an item that does not exist any more is deleted. Not thread-safe.
 */
final class ItemDeleter implements ItemTask {

    private static final WriteStep DELETE = WriteStep.of(WriteStep.Kind.DELETE);

    private final PlannedItem planned;
    private final Item item;
    private final KindDeleter kind;
    private final ItemJournal journal;
    private final UnknownOutcomes unknown;
    private final IdMap ids;
    private final ItemArchive archive;
    private final List<Problem> warnings;
    private boolean begun;
    private Step purpose = Step.READ_TARGET;

    ItemDeleter(ItemContext context, KindDeleter kind, WriteSettings settings) {
        this.planned = context.item();
        this.item = Objects.requireNonNull(context.item().match(), "a delete has the target's item");
        this.kind = kind;
        this.journal = new ItemJournal(context.item(), settings);
        this.unknown = new UnknownOutcomes(settings.time());
        this.ids = settings.ids();
        this.archive = settings.archive();
        this.warnings = new ArrayList<>(context.warnings());
    }

    @Override
    public Outcome write(boolean mayWait) {
        try {
            return deleted();
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure) || retryAfter(failure).isPresent()) {
                throw failure;
            }
            return new Outcome.Failed(Problems.of(failure, purpose), item.id());
        } catch (ItemJournal.VetoedException veto) {
            warnings.add(new Problem(OutcomeCode.VETOED, veto.reason));
            return new Outcome.Skipped(item.id());
        }
    }

    private Outcome deleted() {
        if (!begun) {
            begun = true;
            journal.resumePoint().unanswered().forEach(unknown::raise);
        }
        unknown.tried();
        purpose = Step.READ_TARGET;
        Optional<Problem> kept = kind.kept();
        if (kept.isPresent()) {
            warnings.add(kept.get());
            return new Outcome.Skipped(item.id());
        }
        if (archive.archives()) {
            archive();
        }
        purpose = Step.WRITE;
        journal.announce(DELETE);
        send();
        journal.confirm(DELETE, item.id());
        ids.deleted(item.key());
        return new Outcome.Deleted(item.id());
    }

    private void archive() {
        ObjectNode before;
        try {
            before = kind.archived();
        } catch (NotFoundException gone) {
            return; // there is nothing to restore
        }
        try {
            archive.archive(planned.key(), ArchivedItem.existed(before, Map.of()));
        } catch (RuntimeException failure) {
            throw new JournalException(failure);
        }
    }

    private void send() {
        try {
            kind.delete();
        } catch (NotFoundException gone) {
            return; // by an earlier request, or by somebody else
        } catch (SbsyncException failure) {
            if (failure.ambiguous()) {
                unknown.raise(WriteStep.Kind.DELETE);
            } else if (!unknown.raised()) {
                journal.retract(DELETE);
            }
            throw failure;
        }
    }

    @Override
    public Optional<Duration> retryAfter(SbsyncException failure) {
        boolean repeats = unknown.raised()
                && (failure.ambiguous()
                        || failure instanceof TransportException
                        || failure instanceof ServerErrorException);
        return Problems.retryAfter(failure).or(() -> repeats ? Optional.of(unknown.pause()) : Optional.empty());
    }

    @Override
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public Long targetId() {
        return item.id();
    }
}
