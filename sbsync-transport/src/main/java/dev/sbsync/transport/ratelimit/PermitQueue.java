package dev.sbsync.transport.ratelimit;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The queue of callers by priority, then by arrival. Not thread-safe: the limiter locks. */
final class PermitQueue {

    private final Map<Priority, ArrayDeque<Object>> waiting = new EnumMap<>(Priority.class);

    PermitQueue() {
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    void add(Object ticket, Priority priority) {
        queueOf(priority).addLast(ticket);
    }

    void remove(Object ticket, Priority priority) {
        queueOf(priority).remove(ticket);
    }

    /** Returns whether {@code ticket} is the next in the queue. */
    boolean isFirst(Object ticket) {
        for (ArrayDeque<Object> queue : waiting.values()) {
            if (!queue.isEmpty()) {
                return queue.peekFirst() == ticket;
            }
        }
        return false;
    }

    int size() {
        return waiting.values().stream().mapToInt(ArrayDeque::size).sum();
    }

    private ArrayDeque<Object> queueOf(Priority priority) {
        return Objects.requireNonNull(waiting.get(priority));
    }
}
