package dev.sbsync.core.internal.write;

import dev.sbsync.core.internal.state.ItemArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.time.TimeSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings shared by all items of a run.
 *
 * @param options the policies for items that change in the target during the run
 * @param veto the caller's veto
 * @param baselines the baselines of items; thread-safe, and may block for disk access
 * @param journal records every request that changes the target
 * @param archive stores items before they are changed
 * @param ids the identities of the run
 */
public record WriteSettings(
        PlanOptions options,
        WriteVeto veto,
        Function<ItemKey, Optional<Baseline>> baselines,
        WriteJournal journal,
        ItemArchive archive,
        IdMap ids,
        TimeSource time) {}
