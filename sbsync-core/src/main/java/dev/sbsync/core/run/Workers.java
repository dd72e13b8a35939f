package dev.sbsync.core.run;

import dev.sbsync.transport.time.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one body on several workers and waits for all of them. */
public final class Workers {

    private Workers() {}

    /**
     * Blocks until every worker has ended; an interrupt of the calling thread interrupts them all.
     *
     * @throws InterruptedException if the calling thread was interrupted, after all workers have ended
     * @throws RuntimeException the first that a worker ended with
     */
    public static void run(Tasks tasks, int count, String name, Runnable body) throws InterruptedException {
        List<Tasks.Task> started = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            started.add(tasks.start(name + "-" + i, body));
        }
        InterruptedException interrupt = null;
        RuntimeException failure = null;
        for (Tasks.Task task : started) {
            boolean ended = false;
            while (!ended) {
                try {
                    task.join();
                    ended = true;
                } catch (InterruptedException interrupted) {
                    interrupt = interrupted;
                    started.forEach(Tasks.Task::interrupt);
                } catch (RuntimeException thrown) {
                    failure = first(failure, thrown);
                    ended = true;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }

    private static RuntimeException first(@Nullable RuntimeException earlier, RuntimeException later) {
        if (earlier == null) {
            return later;
        }
        if (earlier != later) {
            earlier.addSuppressed(later);
        }
        return earlier;
    }
}
