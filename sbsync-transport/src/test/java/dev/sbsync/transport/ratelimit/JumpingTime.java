package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Manual time with a wall clock that someone sets. */
final class JumpingTime implements TimeSource {

    private final ManualTime time = new ManualTime();
    private Duration ahead = Duration.ZERO;

    void jump(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Instant wallTime() {
        return time.wallTime().plus(ahead);
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
