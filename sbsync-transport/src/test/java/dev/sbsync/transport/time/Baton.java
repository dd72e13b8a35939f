package dev.sbsync.transport.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of a {@link SimulatedTime}: only the task that has the baton runs.
 *
 * <p>When a task releases the baton, the next one is picked at random among the ready tasks. If none is ready, time
 * advances to the earliest wake time.
 */
final class Baton {

    private final ReentrantLock lock = new ReentrantLock();
    private final long seed;
    private final Random random;
    private final List<SimulatedTask> alive = new ArrayList<>();
    private final List<SimulatedTask> failed = new ArrayList<>();
    private @Nullable SimulatedTask main;
    private @Nullable SimulatedTask holder;
    private @Nullable AssertionError over;
    private long elapsed;

    Baton(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    long elapsed() {
        lock.lock();
        try {
            return elapsed;
        } finally {
            lock.unlock();
        }
    }

    void runMain(Runnable body) {
        lock.lock();
        try {
            if (holder != null) {
                throw new IllegalStateException("This simulation is running already.");
            }
            over = null;
            failed.clear();
            SimulatedTask first = newTask("main", false, body);
            first.thread = Thread.currentThread();
            main = first;
            holder = first;
            Throwable thrown = runBody(first);
            if (thrown != null && over == null) {
                over = new AssertionError("The simulation was ended by a failure of its main task.", thrown);
            }
            first.waitFor("the end of all tasks", SimulatedTask.NEVER, false, this::onlyMainIsLeft);
            passOn(first);
            alive.clear();
            holder = null;
            first.end(thrown != null ? thrown : over);
            first.rethrow();
            failed.stream().filter(task -> task.unseenFailure() != null).forEach(SimulatedTask::rethrow);
        } finally {
            lock.unlock();
        }
    }

    SimulatedTask start(String name, Runnable body) {
        lock.lock();
        try {
            SimulatedTask task = newTask(name, false, body);
            yieldBaton();
            return task;
        } finally {
            lock.unlock();
        }
    }

    SimulatedTask setAlarm(Duration delay, Runnable action) {
        lock.lock();
        try {
            SimulatedTask task = newTask("alarm", true, action);
            task.waitFor("its time", elapsed + delay.toNanos(), false, () -> false);
            return task;
        } finally {
            lock.unlock();
        }
    }

    void cancel(SimulatedTask alarm) {
        lock.lock();
        try {
            if (alarm.thread == null) {
                alive.remove(alarm);
            }
        } finally {
            lock.unlock();
        }
    }

    void interrupt(SimulatedTask task) {
        lock.lock();
        try {
            task.interrupt();
            if (task == holder) {
                task.resume();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Releases the baton until {@code met}, the timeout (null for none) or an interrupt. */
    void waitFor(String what, @Nullable Duration timeout, BooleanSupplier met) throws InterruptedException {
        lock.lock();
        try {
            SimulatedTask me = me();
            throwIfOver();
            throwIfInterrupted();
            long until = timeout == null ? SimulatedTask.NEVER : elapsed + timeout.toNanos();
            me.waitFor(what, until, true, met);
            passOn(me);
            throwIfOver();
            throwIfInterrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Releases the baton, even if {@code met} already, so that others may run first. Not interruptible. */
    void waitUninterrupted(String what, BooleanSupplier met) {
        lock.lock();
        try {
            if (holder != null && over == null) {
                SimulatedTask me = me();
                me.waitFor(what, SimulatedTask.NEVER, false, met);
                passOn(me);
            }
        } finally {
            lock.unlock();
        }
    }

    private void yieldBaton() {
        SimulatedTask me = me();
        me.waitFor("its turn", elapsed, false, () -> false);
        passOn(me);
    }

    private SimulatedTask newTask(String name, boolean alarm, Runnable body) {
        SimulatedTask task = new SimulatedTask(name, alarm, body, lock.newCondition());
        alive.add(task);
        return task;
    }

    private SimulatedTask me() {
        if (holder == null || holder.thread != Thread.currentThread()) {
            throw new IllegalStateException("Only a task of a simulation that runs can wait in it.");
        }
        return holder;
    }

    /** Passes the baton to a ready task, and returns when {@code me} has it again. */
    private void passOn(SimulatedTask me) {
        SimulatedTask next = pick();
        holder = next;
        if (next != me) {
            wake(next);
            awaitTurn(me);
        }
        me.resume();
    }

    private void awaitTurn(SimulatedTask me) {
        while (holder != me) {
            me.turn.awaitUninterruptibly();
        }
    }

    private SimulatedTask pick() {
        while (true) {
            List<SimulatedTask> ready = alive.stream()
                    .filter(task -> (over != null && started(task)) || task.ready(elapsed))
                    .toList();
            if (!ready.isEmpty()) {
                return ready.get(random.nextInt(ready.size()));
            }
            long first = alive.stream().mapToLong(SimulatedTask::wakeAt).min().orElse(SimulatedTask.NEVER);
            if (first == SimulatedTask.NEVER) {
                over = new AssertionError(dump());
            } else {
                elapsed = first;
            }
        }
    }

    /** At the end of the run, wakes waiting tasks so that they end; the main task last. */
    private boolean started(SimulatedTask task) {
        return task.thread != null && (task != main || onlyMainIsLeft());
    }

    private void wake(SimulatedTask task) {
        if (task.thread != null) {
            task.turn.signal();
            return;
        }
        Thread thread = new Thread(() -> runTask(task), task.name);
        thread.setDaemon(true);
        task.thread = thread;
        thread.start();
    }

    private void runTask(SimulatedTask task) {
        lock.lock();
        try {
            awaitTurn(task);
            task.resume();
            Throwable thrown = runBody(task);
            task.end(thrown);
            if (thrown != null) {
                failed.add(task);
            }
            alive.remove(task);
            SimulatedTask next = pick();
            holder = next;
            wake(next);
        } finally {
            lock.unlock();
        }
    }

    /** Runs the body of the task without the lock. */
    private @Nullable Throwable runBody(SimulatedTask task) {
        lock.unlock();
        try {
            task.body.run();
            return null;
        } catch (RuntimeException | Error thrown) {
            return thrown;
        } finally {
            lock.lock();
        }
    }

    private boolean onlyMainIsLeft() {
        return alive.stream().allMatch(task -> task == main || (task.alarm && task.thread == null));
    }

    private void throwIfOver() {
        if (over != null) {
            throw over;
        }
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private String dump() {
        return alive.stream()
                .map(task -> "  " + task)
                .collect(Collectors.joining(
                        "\n",
                        "All tasks wait for ever after " + Duration.ofNanos(elapsed) + ", seed " + seed + ":\n",
                        ""));
    }
}
