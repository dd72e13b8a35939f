package dev.sbsync.core.internal.write;

import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.transport.time.TimeSource;

/**
 * The settings shared by all items of a run.
 *
 * @param onExisting the policy for items that appear in the target during the run
 * @param onCollision the policy for collisions among them
 * @param onDrift the policy for items that change in the target during the run
 * @param veto the caller's veto
 * @param baselines the baselines of items
 * @param journal records every request that changes the target
 * @param time the time source
 */
public record WriteSettings(
        OnExisting onExisting,
        OnCollision onCollision,
        OnDrift onDrift,
        WriteVeto veto,
        Baselines baselines,
        WriteJournal journal,
        TimeSource time) {}
