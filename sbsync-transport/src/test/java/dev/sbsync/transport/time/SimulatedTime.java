package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A deterministic simulation: one task runs at a time, a seed determines the next one, and time advances only when all
 * tasks wait. The same seed gives the same history.
 *
 * <p>Tasks are real threads that pass a baton. When a task starts another one, enters a monitor, sleeps or waits, any
 * ready task may run next; code in between runs without interleaving. Waits that do not use {@link TimeSource} and
 * {@link Tasks} block the simulation.
 *
 * <pre>{@code
 * SimulatedTime world = new SimulatedTime(42);
 * world.run(() -> {
 *     Tasks.Task worker = world.tasks().start("worker", () -> work(world.time()));
 *     ...
 * });
 * }</pre>
 *
 * <p>Can run several times in sequence, but not concurrently; its time continues.
 */
public final class SimulatedTime {

    private final Baton baton;
    private final TimeSource time = new Source();
    private final Tasks tasks = new Starter();

    /** Creates a simulation whose order of events depends on {@code seed}. */
    public SimulatedTime(long seed) {
        this.baton = new Baton(seed);
    }

    /** Returns the time source, which starts at {@link ManualTime#START}. */
    public TimeSource time() {
        return time;
    }

    /** Returns the tasks of this simulation. */
    public Tasks tasks() {
        return tasks;
    }

    /** Returns the elapsed simulated time. */
    public Duration elapsed() {
        return Duration.ofNanos(baton.elapsed());
    }

    /**
     * Runs {@code main} as the first task on the calling thread, and blocks until it and all started tasks have ended.
     * Drops remaining alarms.
     *
     * @throws AssertionError if all tasks wait forever; the message lists what each waits for
     * @throws RuntimeException the exception of {@code main} or of a task that was not joined
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
