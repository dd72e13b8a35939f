package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.ForwardingTime;
import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.Monitor;
import java.time.Duration;
import java.util.Random;

/** Manual time of a busy machine: some waits end up to half a second late. */
final class LateTime extends ForwardingTime {

    private final ManualTime time;
    private final Random random;

    LateTime(Random random) {
        this(new ManualTime(), random);
    }

    private LateTime(ManualTime time, Random random) {
        super(time);
        this.time = time;
        this.random = random;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        super.sleep(duration);
        beLate();
    }

    @Override
    public Monitor newMonitor() {
        Monitor monitor = super.newMonitor();
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
