package dev.sbsync.core.write;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.time.TimeSource;
import java.util.function.Consumer;

/** Makes the writers of one run. Thread-safe. */
public final class Writers {

    private final ManagementClient source;
    private final long sourceId;
    private final ManagementClient target;
    private final long targetId;
    private final Settings settings;

    record Settings(OnExisting onExisting, TimeSource time) {}

    /** Writes from one space to another, by one policy. */
    public Writers(
            ManagementClient source,
            long sourceId,
            ManagementClient target,
            long targetId,
            OnExisting onExisting,
            TimeSource time) {
        this.source = source;
        this.sourceId = sourceId;
        this.target = target;
        this.targetId = targetId;
        this.settings = new Settings(onExisting, time);
    }

    /** Returns a writer of one item into a folder, which tells {@code counts} what each of its requests cost. */
    public ItemWriter writer(PlannedItem item, TargetFolder folder, Consumer<CallCounts> counts) {
        return new ItemWriter(
                item,
                folder,
                settings,
                source.counting(counts).stories(sourceId),
                target.counting(counts).stories(targetId));
    }
}
