package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteStep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt after the other to bring one item of the target into its desired state; the package describes the order.
 * Not thread-safe.
 *
 * @param <D> the desired state
 * @param <T> an item of the target
 */
final class ItemSync<D, T> {

    final KindWriter<D, T> kind;
    final ItemState state;
    final UnknownOutcomes unknown;
    final StepSender<T> sender;
    final TemporaryRenamer<T> place;
    final BaselineCheck<D, T> baseline;
    private final PlannedItem item;
    private final Set<Problem> warnings;
    private final ItemJournal journal;
    private final LateChanges late;
    private final IdMap ids;
    private final ItemArchiver<D, T> archiver;
    private List<Unresolved> unresolved = List.of();
    private boolean takenAndNotListed;
    private @Nullable Item moved;
    private boolean accepted;
    private boolean maybeCopy;
    private boolean recreated;
    private Set<ItemKey> pending = Set.of();

    ItemSync(ItemContext context, KindWriter<D, T> kind, WriteSettings settings) {
        this.item = context.item();
        this.kind = kind;
        this.warnings = context.warnings();
        Item match = item.match();
        this.state = new ItemState(match == null ? null : Long.valueOf(match.id()));
        this.unknown = new UnknownOutcomes(settings.time());
        this.journal = new ItemJournal(item, settings);
        this.ids = settings.ids();
        this.sender = new StepSender<>(context, kind, state, unknown, journal, ids);
        this.archiver = new ItemArchiver<>(item, kind, settings.archive());
        this.place = new TemporaryRenamer<>(item.stepAside(), kind, sender, archiver::renames);
        this.baseline = new BaselineCheck<>(item, kind, settings);
        this.late = new LateChanges(settings.options().of(item.key()), warnings);
        this.maybeCopy = kind.adoptsEqual() && item.why().include(Reason.MATCHED_BY_PATH);
    }

    /** Returns the item as read, if it has moved or changed its type since it was listed. */
    Optional<Item> moved() {
        return Optional.ofNullable(moved);
    }

    /**
     * Attempts to write the item.
     *
     * @param mayWait whether it may wait for items that it references
     * @return null if it waits for the {@link #pending} ones
     */
    @Nullable
    Outcome attempt(boolean mayWait) throws InterruptedException {
        begin();
        baseline.startOver();
        state.purpose = Step.READ_SOURCE;
        KindWriter.Reading<D> reading = kind.read();
        pending = Set.of();
        if (reading instanceof KindWriter.Reading.Waits<D> waits) {
            pending = waits.pending();
            return mayWait ? null : write(waits.desired());
        }
        if (reading instanceof KindWriter.Reading.Usable<D> usable) {
            return write(usable.desired());
        }
        KindWriter.Reading.Unusable<D> unusable = (KindWriter.Reading.Unusable<D>) reading;
        moved = unusable.moved();
        return failed(unusable.problem());
    }

    /** Returns the items that the item referenced in vain at the last attempt, and that this run is to create. */
    Set<ItemKey> pending() {
        return pending;
    }

    /** Adopts the steps of an interrupted earlier run as this run's own. */
    private void begin() {
        if (state.begin()) {
            ResumePoint point = journal.resumePoint();
            state.resume(point);
            if (state.createdByRun()) {
                unknown.found();
                withdrawCollisions(); // created by this run itself
            }
            point.unanswered().stream()
                    .filter(step -> step != WriteStep.Kind.CREATE || point.createUnanswered())
                    .forEach(unknown::raise);
            if (kind.temporarilyRenamed()) {
                // A killed run renamed it, and may have sent that twice: one may still be in flight.
                unknown.mayBeRenamed();
            }
        }
        unknown.tried();
    }

    private Outcome write(D desired) {
        if (state.untouched() && !unknown.raised() && baseline.sourceUnchanged(desired)) {
            baseline.unresolved().forEach(known -> warnings.add(known.warning()));
            return state.inSync(Objects.requireNonNull(state.targetId()));
        }
        Outcome outcome = bringAbout(desired);
        if (outcome instanceof Outcome.Confirmed confirmed) {
            ids.confirmed(item.key(), confirmed.id());
            unknown.requireSettled(item.source().path());
            sender.confirmLost(confirmed.id());
            unresolved.forEach(left -> warnings.add(left.warning()));
            if (recreated) {
                warnings.add(KindWriter.RECREATED);
            }
            if (state.changedBefore()) {
                archiver.replacedBefore().ifPresent(warnings::add);
            }
            baseline.inSync(desired, confirmed.id(), unresolved);
        }
        return outcome;
    }

    /** Updates the target; an item deleted since it was listed is created again, once. */
    private Outcome bringAbout(D desired) {
        Long id = state.targetId();
        if (id == null) {
            return create(desired);
        }
        try {
            return update(id, desired);
        } catch (NotFoundException gone) {
            boolean untouched = state.untouched();
            if (unknown.maybeNotReadableYet() || !state.gone()) {
                throw gone;
            }
            Outcome left = untouched && baseline.knewMatch() ? late.deleted() : null;
            if (left != null) {
                return left;
            }
            withdrawCollisions(); // nothing was overwritten
            warnings.add(new Problem(
                    OutcomeCode.TARGET_GONE,
                    "the target's item (id " + id + ") was deleted after it was listed; it is created again"));
            return create(desired);
        }
    }

    private Outcome create(D desired) {
        Optional<Long> deleted = baseline.deletedCopy();
        state.purpose = Step.WRITE;
        place.rename();
        if (deleted.isPresent() && restored(deleted.get(), desired)) {
            state.found(deleted.get());
            return update(deleted.get(), desired);
        }
        return created(
                desired, kind.steps(desired, null, List.of(), new KindWriter.Situation(true, deleted.isPresent())));
    }

    /** Returns whether a deleted item exists again, with its id; false if the trash has none, or its place is taken. */
    private boolean restored(long id, D desired) {
        try {
            Optional<ItemStep<T>> step = kind.restoring(id);
            if (step.isPresent() || kind.cameBack()) {
                archiver.restores(desired);
            }
            step.ifPresent(restore -> sender.send(restore, id));
            warnings.remove(KindWriter.RECREATED);
            return true;
        } catch (ApiException refused) {
            if (!(refused instanceof NotFoundException) && !kind.restoreTaken(refused, desired)) {
                throw refused;
            }
            recreated = item.why().include(Reason.UNDONE);
            return false;
        }
    }

    /**
     * Creates the item at most once: a create with an unknown outcome, or whose place is taken, is looked up before it
     * is repeated.
     */
    private Outcome created(D desired, List<ItemStep<T>> steps) {
        state.purpose = steps.get(0).purpose();
        List<T> lost = unknown.createLost() ? kind.lookUp(desired) : List.of();
        if (!lost.isEmpty()) {
            return adopt(lost, true, desired);
        }
        if (!kind.refusesSecond()) {
            unknown.requireCreateSettled(item.source().path());
        }
        archiver.creates(desired);
        T created;
        try {
            created = sender.create(steps.get(0));
        } catch (ApiException refused) {
            if (!kind.placeTaken(refused)) {
                throw refused;
            }
            List<T> there = kind.lookUp(desired);
            return there.isEmpty() ? notListed(refused) : adopt(there, unknown.createLost(), desired);
        }
        state.created(kind.id(created));
        unknown.found();
        return sent(steps.subList(1, steps.size()), created, desired);
    }

    /** A new item may not be listed yet, so it is looked up once more before it counts as a conflict. */
    private Outcome notListed(ApiException refused) {
        if (!takenAndNotListed) {
            takenAndNotListed = true;
            throw unknown.unsettled("The place of an item is taken, but no item is listed there; looking again.");
        }
        return failed(kind.takenBy(refused));
    }

    /**
     * Updates the item that is at the item's place.
     *
     * @param ours whether a create of this run with an unknown outcome has most likely created it
     */
    private Outcome adopt(List<T> there, boolean ours, D desired) {
        if (there.size() > 1) {
            return failed(new Problem(
                    OutcomeCode.DUPLICATE_IN_TARGET,
                    "the target has " + there.size() + " items at this path, with the ids "
                            + there.stream().map(kind::id).toList()));
        }
        long id = kind.id(there.get(0));
        if (ours) {
            state.created(id);
        } else {
            maybeCopy = kind.adoptsEqual();
            Outcome left = late.appeared(id, maybeCopy ? Optional.empty() : kind.collision(there.get(0)));
            if (left != null) {
                return left;
            }
            state.found(id);
        }
        unknown.found();
        return update(id, desired);
    }

    private Outcome update(long id, D desired) {
        state.purpose = Step.READ_TARGET;
        T actual = sender.get(id);
        KindWriter.Compared now = kind.compare(desired, actual);
        keepUnresolved(now);
        if (state.untouched() && !unknown.raised() && baseline.drifted(desired, actual)) {
            return late.changed(id, baseline.sourceChanged(desired), now.differences());
        }
        List<Difference> differences = Unresolved.open(now.differences(), unresolved, now.desired(), now.actual());
        if (differences.isEmpty()) {
            return state.inSync(id);
        }
        Outcome left = collides(id, actual);
        if (left != null) {
            return left;
        }
        state.writes(differences);
        if (!state.createdByRun()) {
            archiver.changes(desired, actual, differences);
        }
        place.rename();
        KindWriter.Situation situation = new KindWriter.Situation(state.createdByRun(), false);
        return sent(archiver.warned(kind.steps(desired, actual, differences, situation)), actual, desired);
    }

    /** Keeps the differences that an earlier write did not remove, while both sides are as they were then. */
    private void keepUnresolved(KindWriter.Compared now) {
        unresolved = (unresolved.isEmpty() ? baseline.unresolved() : unresolved)
                .stream()
                        .filter(known -> known.holds(now.desired(), now.actual()))
                        .toList();
        if (accepted && kind.listsShowWhatIsStored() && unknown.left().isZero()) {
            unresolved = Unresolved.after(now.desired(), now.actual());
            sender.read();
        }
    }

    /**
     * Returns the outcome if an item that turned up at the place of a create is another one, and is left; else null.
     */
    private @Nullable Outcome collides(long id, T actual) {
        Problem collision = maybeCopy ? kind.collision(actual).orElse(null) : null;
        maybeCopy = false;
        return collision == null ? null : late.collides(id, collision);
    }

    private Outcome sent(List<ItemStep<T>> steps, T existing, D desired) {
        accepted = false;
        Optional<Problem> refused = sender.change(steps, existing);
        if (refused.isPresent()) {
            return failed(refused.get());
        }
        accepted = sender.unshown().isPresent();
        kind.stored(desired).ifPresent(now -> unresolved = Unresolved.after(now.desired(), now.actual()));
        return state.inSync(kind.id(existing));
    }

    private void withdrawCollisions() {
        warnings.removeIf(warning -> warning.code().collision());
    }

    private Outcome failed(Problem problem) {
        return new Outcome.Failed(problem, state.targetId());
    }
}
