package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;
import org.jspecify.annotations.Nullable;

/** The JVM ran out of heap during a run, which was ended; it can be resumed with a larger heap. */
public final class HeapExhaustedException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception that names the size of the heap. */
    public HeapExhaustedException(@Nullable Throwable cause) {
        super(sentence(), cause);
    }

    /** Returns what ran out, and what to do. */
    public static String sentence() {
        return "The heap of " + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MB is used up; give Java more memory with -Xmx, for example JAVA_TOOL_OPTIONS=-Xmx2g.";
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
