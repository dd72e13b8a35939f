package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.List;
import java.util.function.Consumer;

/** A plan of records has compared them already, as their lists show them in full. Stateless. */
final class RecordVerifier implements KindVerifier {

    @Override
    public VerifiedItem compared(PlannedItem item, ContentRoom room, Consumer<Step> reads) {
        return new VerifiedItem(
                item.source(),
                item.operation() == Operation.UNCHANGED || item.operation() == Operation.COMPARE
                        ? Status.EQUAL
                        : Status.DIFFERENT,
                item.conflict()
                        .map(conflict -> List.of(new Difference(conflict.code().id(), conflict.message())))
                        .orElse(item.differences()),
                item.warnings().stream().filter(RecordVerifier::ofTheItem).toList());
    }

    /** A warning of the plan about what a run would do, such as overwrite a collision, is none of a verification. */
    private static boolean ofTheItem(Problem warning) {
        OutcomeCode code = warning.code();
        return code.remark() || code.ofReferences() || (code.notCompared() && !code.collision());
    }
}
