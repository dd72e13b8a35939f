package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
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

    /**
     * A step that the target accepted with an answer that does not show the item, as for {@code update_uuid}
     * (docs/management-api.md). A later answer or a list confirms it.
     */
    private record Unshown(WriteStep step, long id, String expected) {}

    private final ItemContext context;
    private final KindWriter<?, T> kind;
    private final ItemState state;
    private final UnknownOutcomes unknown;
    private final ItemJournal journal;
    private final IdMap ids;
    private final Set<WriteStep> unconfirmed = new LinkedHashSet<>();
    private @Nullable Unshown unshown;

    StepSender(
            ItemContext context,
            KindWriter<?, T> kind,
            ItemState state,
            UnknownOutcomes unknown,
            ItemJournal journal,
            IdMap ids) {
        this.context = context;
        this.kind = kind;
        this.state = state;
        this.unknown = unknown;
        this.journal = journal;
        this.ids = ids;
    }

    T get(long id) {
        T there = kind.get(id);
        shows(there);
        return there;
    }

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
                ItemStep.Refusal<T> refusal = refused.ambiguous()
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
            unshown = new Unshown(step.step(), id, expected);
            return null;
        }
        if (answer != null) {
            shows(answer);
        }
        confirm(step.step(), id);
        return answer;
    }

    private @Nullable T sent(ItemStep<T> step, @Nullable T last) {
        WriteStep.Kind type = step.step().kind();
        state.purpose = step.purpose();
        journal.announce(step.step());
        unconfirmed.add(step.step());
        Optional.ofNullable(step.warning()).ifPresent(context.warnings()::add);
        int plans = ids.plans();
        try {
            T answer = step.request().apply(last);
            if (type == WriteStep.Kind.CREATE && answer != null) {
                isNew(kind.id(answer), plans);
            }
            if (context.targetCalls().repeatedInDoubt()) {
                unknown.raise(type);
            }
            return answer;
        } catch (SbsyncException failure) {
            if (failure.ambiguous()) {
                unknown.raise(type);
            } else {
                refused(step);
            }
            throw failure;
        }
    }

    /** Checks the answer to a create; if it names an item that existed before, whether it was applied is unknown. */
    private void isNew(long id, int plans) {
        if (!ids.created(new ItemKey(context.item().key().kind(), id), plans)) {
            throw unknown.unsettled("The create was answered with the item of id " + id + ", which existed before.");
        }
    }

    private void refused(ItemStep<T> step) {
        unconfirmed.remove(step.step());
        context.warnings().removeIf(warning -> warning.equals(step.warning()));
        if (unshown == null && !unknown.raised() && !kind.mayHaveApplied(step.step())) {
            journal.retract(step.step());
        }
    }

    private void shows(T answered) {
        ids.shows(kind.identity(answered));
        shows(kind.id(answered), kind.shown(answered));
    }

    private void shows(long id, String shown) {
        Unshown open = unshown;
        if (open != null && open.id == id && open.expected.equals(shown)) {
            unshown = null;
        }
    }

    private void confirm(WriteStep step, long id) {
        unconfirmed.remove(step);
        journal.confirm(step, id);
    }

    /** Returns the value that a list must show before the item is done. */
    Optional<String> unshown() {
        return Optional.ofNullable(unshown).map(Unshown::expected);
    }

    /** Records that what was accepted has been read, in whatever form it is stored. */
    void read() {
        unshown = null;
    }

    /** Records what a list shows of the item. */
    void listed(long id, String shown) {
        shows(id, shown);
        confirmLost(id);
    }

    /** Confirms the steps without a conclusive answer, after the item was found in their resulting state. */
    void confirmLost(long id) {
        WriteStep open = unshown == null ? null : unshown.step;
        List.copyOf(unconfirmed).stream().filter(step -> !step.equals(open)).forEach(step -> confirm(step, id));
    }
}
