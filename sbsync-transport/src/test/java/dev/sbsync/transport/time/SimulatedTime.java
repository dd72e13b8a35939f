package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A world in which one task runs at a time, the next is picked from a seed, and time advances only when all wait: one
 * seed, one history, at the speed of the processor.
 *
 * <p>Tasks are real threads that hand over a baton: where they start another task, enter a monitor, sleep or wait, any
 * task that is ready may run next. Code between two such places runs undisturbed. What waits without the seams of
 * {@link TimeSource} and {@link Tasks} stops the whole world.
 *
 * <pre>{@code
 * SimulatedTime world = new SimulatedTime(42);
 * world.run(() -> {
 *     Tasks.Task worker = world.tasks().start("worker", () -> work(world.time()));
 *     ...
 * });
 * }</pre>
 *
 * <p>A world runs once or several times in a row, never concurrently; its time continues.
 */
public final class SimulatedTime {

    private final Baton baton;
    private final TimeSource time = new Source();
    private final Tasks tasks = new Starter();

    /** Makes a world whose order of events follows from {@code seed}. */
    public SimulatedTime(long seed) {
        this.baton = new Baton(seed);
    }

    /** Returns the time of this world; it starts at {@link ManualTime#START}. */
    public TimeSource time() {
        return time;
    }

    /** Returns what starts tasks in this world. */
    public Tasks tasks() {
        return tasks;
    }

    /** Returns how much time has passed in this world. */
    public Duration elapsed() {
        return Duration.ofNanos(baton.elapsed());
    }

    /**
     * Runs {@code main} as the first task, on the calling thread, and blocks until it and all tasks that were started
     * have ended. Alarms that are still set then are dropped.
     *
     * @throws AssertionError if all tasks wait for ever, with a list of who waits for what
     * @throws RuntimeException what {@code main} threw, or a task that was never joined
     */
    public void run(Runnable main) {
        baton.runMain(main);
    }

    private final class Source implements TimeSource {

        @Override
        public long nanos() {
            return baton.elapsed();
        }

        @Override
        public Instant wallTime() {
            return ManualTime.START.plusNanos(baton.elapsed());
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            baton.waitFor("sleep", duration, () -> false);
        }

        @Override
        public Monitor newMonitor() {
            return new SimulatedMonitor(baton);
        }

        @Override
        public Alarm alarm(Duration delay, Runnable action) {
            SimulatedTask alarm = baton.setAlarm(delay, action);
            return () -> baton.cancel(alarm);
        }
    }

    private final class Starter implements Tasks {

        @Override
        public Task start(String name, Runnable body) {
            SimulatedTask task = baton.start(name, body);
            return new Task() {
                @Override
                public void join() throws InterruptedException {
                    BooleanSupplier ended = task::ended;
                    baton.waitFor("end of " + name, null, ended);
                    task.rethrow();
                }

                @Override
                public void interrupt() {
                    baton.interrupt(task);
                }
            };
        }
    }
}
