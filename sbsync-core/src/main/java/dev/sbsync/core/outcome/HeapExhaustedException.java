package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JVM ran out of heap. A plan or a verification that was being made is lost; a run was ended and can be resumed
 * with a larger heap.
 */
public final class HeapExhaustedException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Enough for the layers of a library; bounds a chain of causes that is a circle. */
    private static final int MOST_CAUSES = 16;

    /** Creates an exception that names the size of the heap. */
    public HeapExhaustedException(@Nullable Throwable cause) {
        super(sentence(), cause);
    }

    /**
     * Returns whether something was thrown because the heap ran out. It need not be an {@link OutOfMemoryError}: if a
     * resource meets the same error again as it is closed, Java throws an {@link IllegalArgumentException}
     * ("Self-suppression not permitted") that has the error as its cause. Takes no memory.
     */
    public static boolean isBehind(Throwable thrown) {
        Throwable behind = thrown;
        for (int i = 0; i < MOST_CAUSES && behind != null; i++) {
            if (behind instanceof OutOfMemoryError || behind instanceof HeapExhaustedException) {
                return true;
            }
            behind = behind.getCause();
        }
        return false;
    }

    /** Returns the exception for what was thrown; empty unless the heap {@linkplain #isBehind is behind it}. */
    public static Optional<HeapExhaustedException> from(Throwable thrown) {
        if (thrown instanceof HeapExhaustedException known) {
            return Optional.of(known);
        }
        return isBehind(thrown) ? Optional.of(new HeapExhaustedException(thrown)) : Optional.empty();
    }

    /** Returns what ran out, and what to do. */
    public static String sentence() {
        return "The heap of " + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MB is used up; give Java more memory with -Xmx, for example JAVA_TOOL_OPTIONS=-Xmx2g.";
    }
}
