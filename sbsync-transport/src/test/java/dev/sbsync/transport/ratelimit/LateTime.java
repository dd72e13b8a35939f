package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Manual time on a busy machine: some waits end up to half a second late. */
final class LateTime implements TimeSource {

    private final ManualTime time = new ManualTime();
    private final Random random;

    LateTime(Random random) {
        this.random = random;
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Instant wallTime() {
        return time.wallTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        time.sleep(duration);
        beLate();
    }

    @Override
    public Alarm alarm(Duration delay, Runnable action) {
        return time.alarm(delay, action);
    }

    @Override
    public Monitor newMonitor() {
        Monitor monitor = time.newMonitor();
        return () -> new LateHeld(monitor.enter());
    }

    private void beLate() {
        if (random.nextInt(3) == 0) {
            time.advance(Duration.ofMillis(random.nextInt(500)));
        }
    }

    private final class LateHeld implements Monitor.Held {

        private final Monitor.Held held;

        LateHeld(Monitor.Held held) {
            this.held = held;
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            boolean early = held.await(timeout);
            beLate();
            return early;
        }

        @Override
        public void await() throws InterruptedException {
            held.await();
        }

        @Override
        public void signalAll() {
            held.signalAll();
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
