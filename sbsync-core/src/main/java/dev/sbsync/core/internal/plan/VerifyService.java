package dev.sbsync.core.internal.plan;

import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.VerifyRequest;
import dev.sbsync.core.internal.plan.PlanService.OnEmpty;
import dev.sbsync.core.internal.run.BlockingCall;
import dev.sbsync.core.internal.verify.Verifier;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.transport.time.Tasks;
import java.util.List;
import java.util.stream.Collectors;

/** Plans without a state, and verifies the items of that plan. Thread-safe; every method blocks. */
public final class VerifyService {

    private final PlanService planning;
    private final List<ItemKind> kinds;
    private final ContentBudget budget;
    private final Tasks tasks;
    private final int workers;
    private final long diffBytes;
    private final boolean checksum;

    /**
     * Creates a service.
     *
     * @param budget the memory for the contents that are compared
     * @param workers the maximum of items that are compared at once
     * @param diffBytes the size of the changes that a result keeps
     * @param checksum whether files are compared, too
     */
    public VerifyService(
            PlanService planning,
            List<ItemKind> kinds,
            ContentBudget budget,
            Tasks tasks,
            int workers,
            long diffBytes,
            boolean checksum) {
        this.planning = planning;
        this.kinds = kinds;
        this.budget = budget;
        this.tasks = tasks;
        this.workers = workers;
        this.diffBytes = diffBytes;
        this.checksum = checksum;
    }

    /** Verifies all selected items. */
    public Verification verify(PlanOptions options, OnEmpty onEmpty) {
        return verified(planning.plan(options.forComparison(), onEmpty));
    }

    /** Verifies the items of an earlier plan, matched again. */
    public Verification verify(SyncPlan plan, PlanOptions options) {
        VerifiedPlan earlier = VerifiedPlan.of(plan);
        PlanOptions wide = options.selection(earlier.selection(options.selection()));
        return earlier.withWhatIsGone(verified(earlier.now(planning.plan(wide.forComparison(), OnEmpty.ALLOW))));
    }

    private Verification verified(SyncPlan plan) {
        VerifyRequest request = new VerifyRequest(plan, checksum);
        Verifier verifier = new Verifier(
                kinds.stream().collect(Collectors.toMap(ItemKind::id, kind -> kind.verifier(request))),
                budget,
                diffBytes,
                checksum);
        return BlockingCall.run("The verification", () -> verifier.verify(plan, tasks, workers));
    }
}
