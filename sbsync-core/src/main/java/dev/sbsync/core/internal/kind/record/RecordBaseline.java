package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.List;

/** Creates the baselines of records, and compares records with them. Stateless. */
final class RecordBaseline {

    /** Records have one layer and no transform. */
    static final Conditions CONDITIONS = new Conditions(PublishMode.MIRROR, IdentityMode.ALIGN, "", false, false);

    private RecordBaseline() {}

    /** Returns the baseline of a record that is in sync. */
    static Baseline of(
            RecordRow row, long targetId, String sourceHash, String targetHash, List<Unresolved> unresolved) {
        return new Baseline(
                row.key(),
                targetId,
                row.markers(),
                RecordRow.markers(""),
                sourceHash,
                targetHash,
                Fingerprint.VERSION,
                CONDITIONS,
                true,
                unresolved,
                LeftOut.NOTHING,
                false);
    }

    /**
     * Returns whether a record of the target is no longer as any of its baselines says; one that cannot be compared is.
     */
    static boolean changedSince(List<Baseline> baselines, RecordRow row, RecordKind kind) {
        return Drift.changedSince(
                baselines,
                then -> then.fingerprint() != Fingerprint.VERSION || row.hasHash(then.targetHash(), kind::keeps));
    }
}
