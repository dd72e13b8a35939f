package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Forwards to another time source; subclasses override methods. As thread-safe as that one. */
public abstract class ForwardingTime implements TimeSource {

    private final TimeSource time;

    /** Creates a time source that forwards to {@code time}. */
    protected ForwardingTime(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
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
    }

    @Override
    public Monitor newMonitor() {
        return time.newMonitor();
    }

    @Override
    public Alarm alarm(Duration delay, Runnable action) {
        return time.alarm(delay, action);
    }
}
