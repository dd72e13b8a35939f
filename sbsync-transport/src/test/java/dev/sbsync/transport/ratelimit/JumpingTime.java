package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.ForwardingTime;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.time.Instant;

/** Manual time with a wall clock that can be set. */
final class JumpingTime extends ForwardingTime {

    private Duration ahead = Duration.ZERO;

    JumpingTime() {
        super(new ManualTime());
    }

    void jump(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant wallTime() {
        return super.wallTime().plus(ahead);
    }
}
