package dev.sbsync.cli;

import dev.sbsync.transport.time.ForwardingTime;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The system's time, in which a sleep passes at once. It is the same for all commands of this process. Thread-safe. */
final class SkippedWaits extends ForwardingTime {

    static final TimeSource TIME = new SkippedWaits();

    private final AtomicLong skipped = new AtomicLong();

    private SkippedWaits() {
        super(TimeSource.system());
    }

    @Override
    public long nanos() {
        return super.nanos() + skipped.get();
    }

    @Override
    public Instant wallTime() {
        return super.wallTime().plusNanos(skipped.get());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        skipped.addAndGet(Math.max(0, duration.toNanos()));
    }
}
