package dev.sbsync.core.internal.content;

import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The memory that the contents in flight share. An item has a {@link ContentRoom}, which takes a part of the budget
 * before the item is read: what such items took lately, as the size is not known yet. The answers correct it. An item
 * for which there is no room any more while it is read gives back what it has, and waits for room of the size that is
 * known by then. So nothing waits that holds a part, and no two items wait for each other. The second time it waits for
 * the whole budget, as its size may still not be known: an item is therefore read three times at most.
 *
 * <p>What waits in {@link #within} is let in in order, and before what asks with {@link ContentRoom#admit}. Whoever
 * calls that decides on the order. Thread-safe; its lock is held for moments. Only {@link #within} waits for room.
 */
public final class ContentBudget {

    /** The smallest budget by default: smaller heaps do not run a sync. */
    private static final long LEAST_DEFAULT = 8L * 1024 * 1024;

    private static final long FIRST_ESTIMATE = 256L * 1024;

    private final Monitor monitor;
    private final long capacity;
    private final Queue<ContentRoom> waiting = new ConcurrentLinkedQueue<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long estimate = FIRST_ESTIMATE;
    private long taken;
    private int holders;

    /**
     * Creates a budget.
     *
     * @param bytes the maximum heap for all in-flight contents, in bytes
     */
    public ContentBudget(TimeSource time, long bytes) {
        this.monitor = time.newMonitor();
        this.capacity = bytes;
    }

    /** Returns the budget of a JVM in bytes: half of the largest heap that it may have. */
    public static long defaultBytes() {
        return Math.max(LEAST_DEFAULT, Runtime.getRuntime().maxMemory() / 2);
    }

    /** Returns room for one item, which has nothing of the budget yet. */
    public ContentRoom room() {
        return new ContentRoom(this);
    }

    public synchronized long taken() {
        return taken;
    }

    /** Registers a listener that is called whenever room is released; it must not block. */
    public void onRelease(Runnable listener) {
        listeners.add(listener);
    }

    /** Unregisters a listener of {@link #onRelease}. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Reads what has to be in memory at once, and returns what {@code read} returns. Blocks until there is room, and
     * reads again if more turns out to be needed than there is.
     *
     * @throws TransportException {@code INTERRUPTED} if the thread is interrupted while it waits
     */
    public <T> T within(Function<ContentRoom, T> read) {
        ContentRoom room = room();
        while (true) {
            await(room);
            try {
                return read.apply(room);
            } catch (TransportException failure) {
                if (failure.kind() != Kind.NO_ROOM) {
                    throw failure;
                }
            } finally {
                room.release();
            }
        }
    }

    private void await(ContentRoom room) {
        waiting.add(room);
        try (Monitor.Held lock = monitor.enter()) {
            while (!takesTurn(room)) {
                lock.await();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    Kind.INTERRUPTED, "Interrupted while content waited for memory.", 0, false, interrupt);
        } finally {
            waiting.remove(room);
            tell();
        }
    }

    private synchronized boolean takesTurn(ContentRoom room) {
        return waiting.peek() == room && takes(room);
    }

    private void tell() {
        if (!waiting.isEmpty()) {
            try (Monitor.Held lock = monitor.enter()) {
                lock.signalAll();
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** Takes a part for an item that is about to be read, where it fits. Does not wait. */
    synchronized boolean admit(ContentRoom room) {
        return room.taken > 0 || (waiting.isEmpty() && takes(room));
    }

    /** Takes more for an item that needs {@code bytes} in all, where it fits. */
    synchronized BodyLimit.Room grow(ContentRoom room, long bytes) {
        room.known = Math.max(room.known, bytes);
        if (bytes > capacity) {
            return BodyLimit.Room.NEVER;
        }
        long more = bytes - room.taken;
        if (room.taken == 0 || more <= 0) {
            return BodyLimit.Room.FREE;
        }
        if (taken + more > capacity) {
            room.refused = true;
            return BodyLimit.Room.LATER;
        }
        room.taken = bytes;
        taken += more;
        return BodyLimit.Room.FREE;
    }

    /** Gives back all that an item has, and learns from it what the next ones are likely to take. */
    void release(ContentRoom room) {
        if (returned(room)) {
            tell();
        }
    }

    private synchronized boolean returned(ContentRoom room) {
        if (room.taken == 0) {
            return false;
        }
        taken -= room.taken;
        holders--;
        room.taken = 0;
        room.refusals = room.refused ? room.refusals + 1 : 0;
        room.refused = false;
        if (room.known > 0) {
            estimate = Math.max(room.known, estimate - (estimate - room.known) / 8);
        }
        return true;
    }

    private boolean takes(ContentRoom room) {
        long bytes = room.wanted(estimate, capacity);
        boolean fits = holders == 0 || taken + bytes <= capacity;
        if (fits) {
            room.taken = bytes;
            taken += bytes;
            holders++;
        }
        return fits;
    }
}
