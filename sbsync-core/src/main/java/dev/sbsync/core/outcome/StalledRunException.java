package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;
import java.util.List;

/**
 * A run whose items neither run, nor wait for a time, nor for anything that still runs: it would never end by itself.
 */
public final class StalledRunException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception that names some of the items that have not ended. */
    public StalledRunException(int open, List<String> paths) {
        super(
                "The run was ended because nothing could go on: " + open + " items, such as " + paths
                        + ", wait for something that does not come. Resume the run, or plan again.",
                null);
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
