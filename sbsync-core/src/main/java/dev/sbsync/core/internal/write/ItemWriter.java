package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Syncs one item of any kind. {@link #write} can be called again after a retryable failure and then starts over: steps
 * already applied are equal and not repeated. Blocks; not thread-safe.
 */
final class ItemWriter implements ItemTask {

    /** The number of retries if another item of the plan may still free a value of this one. */
    private static final int TRIES_UNTIL_FREED = 3;

    private final PlannedItem item;
    private final Set<Problem> warnings;
    private final ItemSync<?, ?> sync;
    private int triesUntilFreed;

    ItemWriter(ItemContext context, KindWriter<?, ?> kind, WriteSettings settings) {
        this.item = context.item();
        this.warnings = context.warnings();
        this.sync = new ItemSync<>(context, kind, settings);
    }

    @Override
    public List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(warnings);
        sync.place.leftRenamed().ifPresent(all::add);
        return List.copyOf(all);
    }

    @Override
    public Optional<Baseline> inSync() {
        return sync.baseline.now();
    }

    @Override
    public Optional<String> unshown() {
        return sync.sender.unshown();
    }

    @Override
    public void listed(long id, String shown) {
        sync.sender.listed(id, shown);
    }

    @Override
    public Optional<Item> moved() {
        return sync.moved();
    }

    @Override
    public Set<ItemKey> pending() {
        return sync.pending();
    }

    @Override
    public @Nullable Long targetId() {
        return sync.state.targetId();
    }

    @Override
    public Optional<Duration> retryAfter(SbsyncException failure) {
        boolean looks = (sync.unknown.raised() && saysNothingOfTheItem(failure) && !Problems.tooLarge(failure))
                || notReadableYet(failure);
        return Problems.retryAfter(failure).or(() -> looks ? Optional.of(sync.unknown.pause()) : Optional.empty());
    }

    private boolean notReadableYet(SbsyncException failure) {
        return failure instanceof NotFoundException
                && sync.state.purpose != Step.READ_SOURCE
                && sync.unknown.maybeNotReadableYet();
    }

    /** Returns whether a failure is about the connection or the server, not about the item. */
    private static boolean saysNothingOfTheItem(SbsyncException failure) {
        return failure.ambiguous() || failure instanceof TransportException || failure instanceof ServerErrorException;
    }

    @Override
    public @Nullable Outcome write(boolean mayWait) throws InterruptedException {
        try {
            Outcome outcome = tried(mayWait);
            if (outcome != null) {
                sync.place.ended(outcome);
            }
            return outcome;
        } finally {
            sync.kind.forget(); // an item that waits for a lookup holds no content
        }
    }

    private @Nullable Outcome tried(boolean mayWait) throws InterruptedException {
        try {
            return switch (item.operation()) {
                case CONFLICT -> new Outcome.Failed(item.conflict().orElseThrow(), targetId());
                case DELETE -> throw new IllegalStateException("a delete has its own task");
                case UNCHANGED -> new Outcome.Unchanged(Objects.requireNonNull(targetId()));
                case NONE -> new Outcome.Skipped(targetId());
                case CREATE, UPDATE, COMPARE -> sync.attempt(mayWait);
            };
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure) || retryAfter(failure).isPresent()) {
                throw failure;
            }
            retryUntilFreed(failure);
            return new Outcome.Failed(Problems.of(failure, sync.state.purpose), targetId());
        } catch (ItemJournal.VetoedException veto) {
            warnings.removeIf(warning -> warning.code().overwrites());
            warnings.add(new Problem(OutcomeCode.VETOED, veto.reason));
            return new Outcome.Skipped(targetId());
        }
    }

    /** Retries a few times: another item of the plan may free the value when it runs, which no list shows. */
    private void retryUntilFreed(SbsyncException failure) {
        if (failure instanceof ApiException refused
                && sync.kind.mayBeFreed(refused)
                && triesUntilFreed < TRIES_UNTIL_FREED) {
            triesUntilFreed++;
            throw sync.unknown.unsettled(
                    "Another item has a value of '" + item.source().path() + "'; retrying.");
        }
    }
}
