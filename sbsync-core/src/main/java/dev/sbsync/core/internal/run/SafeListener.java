package dev.sbsync.core.internal.run;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.SyncListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Isolates the run from a listener's exceptions: logs the first one as a warning, further ones at debug level. */
final class SafeListener implements SyncListener {

    private static final Logger log = LoggerFactory.getLogger(SyncListener.class);

    private final SyncListener listener;
    private final AtomicBoolean warned = new AtomicBoolean();

    SafeListener(SyncListener listener) {
        this.listener = listener;
    }

    @Override
    public void itemEnded(ItemResult result, int ended, int total) {
        guarded(() -> listener.itemEnded(result, ended, total));
    }

    @Override
    public void itemStarted(PlannedItem item) {
        guarded(() -> listener.itemStarted(item));
    }

    @Override
    public void itemParked(PlannedItem item, Duration delay) {
        guarded(() -> listener.itemParked(item, delay));
    }

    @Override
    public void phaseChanged(RunPhase before, RunPhase now) {
        guarded(() -> listener.phaseChanged(before, now));
    }

    @Override
    public void workersChanged(int before, int now) {
        guarded(() -> listener.workersChanged(before, now));
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            if (warned.compareAndSet(false, true)) {
                log.warn("The listener {} threw {}; the run continues", listener, thrown.toString());
            } else {
                log.debug("The listener threw again", thrown);
            }
        }
    }
}
