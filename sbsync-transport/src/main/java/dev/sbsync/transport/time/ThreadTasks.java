package dev.sbsync.transport.time;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs each task on a new daemon thread. */
final class ThreadTasks implements Tasks {

    static final ThreadTasks INSTANCE = new ThreadTasks();

    private ThreadTasks() {}

    @Override
    public Task start(String name, Runnable body) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, thrown) -> failure.set(thrown));
        thread.start();
        return new Task() {
            @Override
            public void join() throws InterruptedException {
                thread.join();
                Throwable thrown = failure.get();
                if (thrown instanceof RuntimeException exception) {
                    throw exception;
                }
                if (thrown instanceof Error error) {
                    throw error;
                }
            }

            @Override
            public void interrupt() {
                thread.interrupt();
            }
        };
    }
}
