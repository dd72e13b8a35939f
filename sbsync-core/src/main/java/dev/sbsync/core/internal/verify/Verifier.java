package dev.sbsync.core.internal.verify;

import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Verifies the items of a plan, of any kind, by reading every item on both sides. Writes nothing. */
public final class Verifier {

    private final Map<String, KindVerifier> kinds;
    private final ContentBudget budget;
    private final KeptChanges kept;
    private final boolean checksum;

    /**
     * Creates a verifier.
     *
     * @param kinds the kinds of the plan's items, by their ids
     * @param budget the memory for the contents that are compared
     * @param changes the size of the changes that the result keeps
     * @param checksum whether the kinds compare files, too
     */
    public Verifier(Map<String, KindVerifier> kinds, ContentBudget budget, long changes, boolean checksum) {
        this.checksum = checksum;
        this.kept = new KeptChanges(changes);
        this.kinds = Map.copyOf(kinds);
        this.budget = budget;
    }

    /**
     * Verifies every selected item of a plan. Blocks.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public Verification verify(SyncPlan plan, Tasks tasks, int workers) throws InterruptedException {
        List<PlannedItem> items =
                plan.items().stream().filter(item -> !item.added()).toList();
        VerifiedItem[] verified = new VerifiedItem[items.size()];
        Workers.forEach(tasks, workers, "sbsync-verifier", verified.length, i -> {
            PlannedItem item = items.get(i);
            verified[i] = budget.within(room -> verified(item, room).with(kept::of));
        });
        Map<ItemKey, Problem> unresolved = new HashMap<>();
        kinds.values().forEach(kind -> unresolved.putAll(kind.unresolved()));
        return new Verification(
                plan.source(),
                plan.target(),
                Arrays.stream(verified)
                        .map(Objects::requireNonNull)
                        .map(item -> item.with(unresolved.get(item.source().key())))
                        .toList(),
                plan.extra(),
                checksum);
    }

    private VerifiedItem verified(PlannedItem item, ContentRoom room) {
        if (item.match() == null) {
            return item.conflict()
                    .map(conflict -> new VerifiedItem(
                            item.source(),
                            Status.DIFFERENT,
                            List.of(new Difference(conflict.code().id(), conflict.message())),
                            List.of()))
                    .orElse(missing(item));
        }
        AtomicReference<Step> step = new AtomicReference<>(Step.READ_SOURCE);
        try {
            return Objects.requireNonNull(kinds.get(item.key().kind())).compared(item, room, step::set);
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure) || Problems.noRoom(failure)) {
                throw failure;
            }
            Problem problem = Problems.of(failure, Objects.requireNonNull(step.get()));
            return problem.code() == OutcomeCode.TARGET_GONE
                    ? missing(item)
                    : VerifiedItem.incomplete(item.source(), problem);
        }
    }

    private static VerifiedItem missing(PlannedItem item) {
        return new VerifiedItem(item.source(), Status.MISSING, List.of(), List.of());
    }
}
