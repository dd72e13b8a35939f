package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;
import java.util.List;

/** Thrown if no item of a run is running, parked or waiting for one that is, so that the run could never end. */
public final class StalledRunException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception that names some of the unfinished items. */
    public StalledRunException(int open, List<String> paths) {
        super(
                "The run was ended because it could not continue: " + open + " items, such as " + paths
                        + ", have dependencies that cannot finish. Resume the run, or plan again.",
                null);
    }
}
