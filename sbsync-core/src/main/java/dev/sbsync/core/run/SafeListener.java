package dev.sbsync.core.run;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws away from the run: the first time it is a warning in the log, then debug. */
final class SafeListener implements SyncListener {

    private static final Logger log = LoggerFactory.getLogger(SyncListener.class);

    private final SyncListener listener;
    private final AtomicBoolean warned = new AtomicBoolean();

    SafeListener(SyncListener listener) {
        this.listener = listener;
    }

    @Override
    public void itemEnded(ItemResult result, int ended, int total) {
        try {
            listener.itemEnded(result, ended, total);
        } catch (RuntimeException thrown) {
            if (warned.compareAndSet(false, true)) {
                log.warn("The listener {} threw {}; the run goes on", listener, thrown.toString());
            } else {
                log.debug("The listener threw again", thrown);
            }
        }
    }
}
