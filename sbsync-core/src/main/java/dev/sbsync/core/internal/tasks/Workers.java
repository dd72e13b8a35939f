package dev.sbsync.core.internal.tasks;

import dev.sbsync.transport.time.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs a task on several workers and waits for all of them. */
public final class Workers {

    private Workers() {}

    /**
     * Blocks until every worker has ended; interrupting the calling thread interrupts all workers.
     *
     * @throws InterruptedException if the calling thread was interrupted, after all workers have ended; their
     *     exceptions are suppressed
     * @throws RuntimeException the first exception of a worker; errors likewise
     */
    private static void run(Tasks tasks, int count, String name, Runnable body) throws InterruptedException {
        List<Tasks.Task> started = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            started.add(tasks.start(name + "-" + i, body));
        }
        InterruptedException interrupt = null;
        List<Throwable> failures = new ArrayList<>();
        for (Tasks.Task task : started) {
            boolean ended = false;
            while (!ended) {
                try {
                    task.join();
                    ended = true;
                } catch (InterruptedException interrupted) {
                    interrupt = interrupted;
                    started.forEach(Tasks.Task::interrupt);
                } catch (RuntimeException | Error thrown) {
                    failures.add(thrown);
                    ended = true;
                }
            }
        }
        if (interrupt != null) {
            failures.forEach(interrupt::addSuppressed);
            throw interrupt;
        }
        rethrow(failures);
    }

    /** Passes every index below {@code count} to several workers; an error of one ends all of them. */
    public static void forEach(Tasks tasks, int workers, String name, int count, IntConsumer body)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        run(tasks, Math.min(workers, count), name, () -> {
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    body.accept(i);
                }
            } finally {
                next.set(count);
            }
        });
    }

    private static void rethrow(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }
}
