package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.error.SbsyncException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends the steps of one item: each is announced to the journal, sent, and confirmed or retracted; its outcome is
 * tracked if unknown. Not thread-safe.
 *
 * @param <T> an item of the target
 */
final class StepSender<T> {

    private final PlannedItem item;
    private final KindWriter<?, T> kind;
    private final ItemState state;
    private final UnknownOutcomes unknown;
    private final ItemJournal journal;
    private final LastCall lastCall;
    private final IdMap ids;
    private final Set<Problem> warnings;
    private final Set<WriteStep> unconfirmed = new LinkedHashSet<>();
    private final Unshown unshown = new Unshown();

    StepSender(
            ItemContext context,
            KindWriter<?, T> kind,
            ItemState state,
            UnknownOutcomes unknown,
            ItemJournal journal,
            IdMap ids) {
        this.item = context.item();
        this.kind = kind;
        this.state = state;
        this.unknown = unknown;
        this.journal = journal;
        this.lastCall = context.targetCalls();
        this.ids = ids;
        this.warnings = context.warnings();
    }

    /** Reads the target's item. */
    T get(long id) {
        T there = kind.get(id);
        shows(there);
        return there;
    }

    /** Creates the item. */
    T create(ItemStep<T> step) {
        T created = Objects.requireNonNull(sent(step, null));
        shows(created);
        confirm(step.step(), kind.id(created));
        return created;
    }

    /**
     * Changes an existing item by steps, in order; returns the problem if one is refused in a way that fails the item.
     *
     * @throws SbsyncException if a step fails in another way
     */
    Optional<Problem> change(List<ItemStep<T>> steps, T existing) {
        T last = existing;
        for (ItemStep<T> step : steps) {
            if (!step.needed().test(last)) {
                continue;
            }
            try {
                T answer = answered(step, kind.id(last), last);
                last = answer == null ? last : answer;
            } catch (ApiException refused) {
                StepRefusal<T> refusal = refused.ambiguous()
                        ? null
                        : step.refusal().apply(refused, last).orElse(null);
                if (refusal == null) {
                    throw refused;
                }
                return change(refusal.undo(), last).or(() -> Optional.of(refusal.problem()));
            }
        }
        return Optional.empty();
    }

    /** Sends a step that does not depend on the item's state, about the item of the target with an id. */
    void send(ItemStep<T> step, long id) {
        answered(step, id, null);
    }

    private @Nullable T answered(ItemStep<T> step, long id, @Nullable T last) {
        T answer = sent(step, last);
        String expected = step.confirmation();
        if (answer == null && expected != null) {
            unshown.accepted(step.step(), id, expected);
            return null;
        }
        if (answer != null) {
            shows(answer);
        }
        confirm(step.step(), id);
        return answer;
    }

    private @Nullable T sent(ItemStep<T> step, @Nullable T last) {
        state.does(step.purpose());
        journal.announce(step.step());
        unconfirmed.add(step.step());
        Problem warning = step.warning();
        if (warning != null) {
            warnings.add(warning);
        }
        try {
            T answer = step.request().send(last);
            if (step.creates() && answer != null) {
                ids.created(new ItemKey(item.key().kind(), kind.id(answer)), unknown.pause());
            }
            if (lastCall.repeatedInDoubt()) {
                unknown.raise(step.step().kind());
            }
            return answer;
        } catch (SbsyncException failure) {
            if (failure.ambiguous()) {
                unknown.raise(step.step().kind());
            } else {
                refused(step);
            }
            throw failure;
        }
    }

    private void refused(ItemStep<T> step) {
        unconfirmed.remove(step.step());
        warnings.removeIf(warning -> warning.equals(step.warning()));
        if (!unknown.raised() && !kind.mayHaveApplied(step.step())) {
            journal.retract(step.step());
        }
    }

    private void shows(T there) {
        unshown.shows(kind.id(there), kind.shown(there));
    }

    private void confirm(WriteStep step, long id) {
        unconfirmed.remove(step);
        journal.confirm(step, id);
    }

    /** Returns the value that a list must show before the item is done. */
    Optional<String> unshown() {
        return unshown.expected();
    }

    /** Records what a list shows of the item. */
    void listed(long id, String shown) {
        unshown.shows(id, shown);
        confirmLost(id);
    }

    /** Confirms the steps without a conclusive answer, after the item was found in their resulting state. */
    void confirmLost(long id) {
        Set.copyOf(unconfirmed).stream().filter(step -> !unshown.concerns(step)).forEach(step -> confirm(step, id));
    }
}
