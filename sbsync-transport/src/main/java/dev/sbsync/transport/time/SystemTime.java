package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The system clocks and real waits. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime(Duration.ofSeconds(10));

    private final ScheduledThreadPoolExecutor alarms;

    /**
     * Creates a time.
     *
     * @param idle how long the thread of the alarms stays after the last one, so that an application that is undeployed
     *     leaves none
     */
    SystemTime(Duration idle) {
        alarms = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, "sbsync-alarms");
            thread.setDaemon(true);
            return thread;
        });
        alarms.setRemoveOnCancelPolicy(true);
        alarms.setKeepAliveTime(idle.toNanos(), TimeUnit.NANOSECONDS);
        alarms.allowCoreThreadTimeOut(true); // a thread with alarms to come stays
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wallTime() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!duration.isNegative() && !duration.isZero()) {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    }

    @Override
    public Monitor newMonitor() {
        return new LockMonitor();
    }

    @Override
    public Alarm alarm(Duration delay, Runnable action) {
        ScheduledFuture<?> future = alarms.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @SuppressWarnings("WaitNotInLoop") // callers loop, as Monitor documents
    private static final class LockMonitor implements Monitor, Monitor.Held {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition condition = lock.newCondition();

        @Override
        public Held enter() {
            lock.lock();
            return this;
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            return condition.awaitNanos(timeout.toNanos()) > 0;
        }

        @Override
        public void await() throws InterruptedException {
            condition.await();
        }

        @Override
        public void signalAll() {
            condition.signalAll();
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }
}
