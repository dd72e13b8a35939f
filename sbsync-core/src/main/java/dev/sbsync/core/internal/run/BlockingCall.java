package dev.sbsync.core.internal.run;

import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.transport.error.TransportException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work that blocks its caller, such as a plan. Whatever the layers below throw when the heap is exhausted or the thread
 * is interrupted becomes the one exception that callers know for it.
 */
public final class BlockingCall {

    private BlockingCall() {}

    /** Work that returns something, and may be interrupted. */
    public interface Work<T> {
        T run() throws InterruptedException;
    }

    /**
     * Returns what some work returns.
     *
     * @param name the work, as the beginning of a sentence: {@code The plan}
     * @throws HeapExhaustedException if the heap ran out
     * @throws SyncInterruptedException if the thread was interrupted, before or while it waited; its interrupt flag is
     *     set
     */
    public static <T> T run(String name, Work<T> work) {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("interrupted before it began");
            }
            return work.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw interrupted(name, interrupted);
        } catch (RuntimeException | OutOfMemoryError thrown) {
            Optional<HeapExhaustedException> exhausted = HeapExhaustedException.from(thrown);
            if (exhausted.isPresent()) {
                throw exhausted.get();
            }
            if (interrupted(thrown) || interrupted(thrown.getCause())) {
                throw interrupted(name, thrown);
            }
            throw thrown;
        }
    }

    private static boolean interrupted(@Nullable Throwable thrown) {
        return thrown instanceof TransportException call && call.kind() == TransportException.Kind.INTERRUPTED;
    }

    private static SyncInterruptedException interrupted(String name, Throwable cause) {
        return new SyncInterruptedException(name + " was interrupted.", cause);
    }
}
