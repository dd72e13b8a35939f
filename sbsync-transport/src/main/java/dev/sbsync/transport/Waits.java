package dev.sbsync.transport;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The waits of a transport's calls, all of which can be ended from outside: by {@link #close}, or by {@link #wake}
 * where waiting has lost its sense. Ends them by interrupting their threads, and takes that interrupt back afterwards,
 * so that none is left that the caller has not made. Thread-safe.
 */
final class Waits {

    /** Something that waits. */
    interface Wait<T> {
        T get() throws InterruptedException;
    }

    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> woken = new HashSet<>();
    private boolean closed;

    /**
     * Waits.
     *
     * @return what was waited for, or null where the wait was ended from outside before it came
     * @throws InterruptedException if the thread was interrupted by someone else
     */
    <T> @Nullable T until(Wait<T> wait) throws InterruptedException {
        Thread me = Thread.currentThread();
        if (!begin(me)) {
            return null;
        }
        T result = null;
        InterruptedException interrupt = null;
        try {
            result = wait.get();
        } catch (InterruptedException e) {
            interrupt = e;
        } finally {
            if (end(me)) {
                interrupt = null;
                Thread.interrupted();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
        return result;
    }

    /** Ends every wait that is on. */
    synchronized void wake() {
        woken.addAll(waiting);
        waiting.forEach(Thread::interrupt);
        waiting.clear();
    }

    /** Ends every wait, now and from now on. */
    synchronized void close() {
        closed = true;
        wake();
    }

    synchronized boolean closed() {
        return closed;
    }

    private synchronized boolean begin(Thread thread) {
        return !closed && waiting.add(thread);
    }

    private synchronized boolean end(Thread thread) {
        waiting.remove(thread);
        return woken.remove(thread);
    }
}
