package dev.sbsync.core.internal.kind;

import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.SyncPlan;

/** Maps the references in the content of records. Thread-safe. */
public interface ReferenceMappers {

    /**
     * Returns what maps the references of records that are planned, before stories are.
     *
     * @param ids the identities that are known so far
     * @param scope what the kinds of the plan share, such as lists of assets
     */
    ReferenceMapper planned(IdMap ids, IdentityMode identity, PlanScope scope);

    /** Returns what collects the assets that the selected items of a plan reference. */
    AssetReferences assets(PlanScope scope);

    /** Returns what maps the references of records that are written. */
    ReferenceMapper written(SyncPlan plan, IdMap ids);
}
