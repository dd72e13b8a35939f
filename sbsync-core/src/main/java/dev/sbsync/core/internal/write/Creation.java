package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.transport.error.SbsyncException;
import java.util.List;

/**
 * Creates an item at most once: a create with an unknown outcome, or whose place is taken, is looked up before it is
 * repeated. Can be retried after an interruption. Not thread-safe.
 */
final class Creation<D, T> {

    sealed interface Result<T> {
        record Created<T>(T item) implements Result<T> {}

        /** It existed; {@code ours} if a create of this run with an unknown outcome has most likely created it. */
        record Found<T>(T item, boolean ours) implements Result<T> {}

        /** It can neither be created nor adopted. */
        record Refused<T>(Problem problem) implements Result<T> {}
    }

    private final KindWriter<D, T> kind;
    private final StepSender<T> sender;
    private final UnknownOutcomes unknown;
    private boolean takenAndNotListed;

    Creation(KindWriter<D, T> kind, StepSender<T> sender, UnknownOutcomes unknown) {
        this.kind = kind;
        this.sender = sender;
        this.unknown = unknown;
    }

    /**
     * Creates the item, or finds it.
     *
     * @throws SbsyncException if the API refuses for another reason than the place, or there is no usable answer
     */
    Result<T> create(D desired, ItemStep<T> create) {
        if (unknown.createLost()) {
            List<T> there = kind.lookUp(desired);
            if (!there.isEmpty()) {
                return found(there, true);
            }
        }
        try {
            return new Result.Created<>(sender.create(create));
        } catch (ApiException refused) {
            if (!kind.placeTaken(refused)) {
                throw refused;
            }
            List<T> there = kind.lookUp(desired);
            return there.isEmpty() ? notListed(refused) : found(there, unknown.createLost());
        }
    }

    private Result<T> found(List<T> there, boolean ours) {
        if (there.size() == 1) {
            return new Result.Found<>(there.get(0), ours);
        }
        return new Result.Refused<>(new Problem(
                OutcomeCode.DUPLICATE_IN_TARGET,
                "the target has " + there.size() + " items at this path, with the ids "
                        + there.stream().map(kind::id).toList()));
    }

    /** A new item may not be listed yet, so it is looked up once more before it counts as a conflict. */
    private Result<T> notListed(ApiException refused) {
        if (!takenAndNotListed) {
            takenAndNotListed = true;
            throw unknown.unsettled("The place of an item is taken, but no item is listed there; looking again.");
        }
        return new Result.Refused<>(kind.takenBy(refused));
    }
}
