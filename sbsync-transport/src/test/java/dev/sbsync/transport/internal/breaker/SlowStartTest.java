package dev.sbsync.transport.internal.breaker;

import static dev.sbsync.transport.CircuitState.CLOSED;
import static dev.sbsync.transport.CircuitState.HALF_OPEN;
import static dev.sbsync.transport.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowStartTest {

    private final ManualTime time = new ManualTime();
    private final Shares shares = new Shares();
    private final SlowStart slowStart = new SlowStart(shares, time);

    @Test
    void changed_closed_risesFromHalfToFullRateInEightSeconds() {
        slowStart.changed(HALF_OPEN, CLOSED);
        assertThat(shares.set).containsExactly(0.5);

        time.advance(Duration.ofSeconds(4));
        assertThat(shares.set).endsWith(0.75);
        time.advance(Duration.ofSeconds(4));
        assertThat(shares.set).hasSize(9).endsWith(1.0).isSorted();
        time.advance(Duration.ofSeconds(100));
        assertThat(shares.set).hasSize(9);
    }

    @Test
    void changed_opensAgain_restoresTheRateForOtherUsersAndRestarts() {
        slowStart.changed(HALF_OPEN, CLOSED);
        time.advance(Duration.ofSeconds(2));
        slowStart.changed(CLOSED, OPEN);
        time.advance(Duration.ofSeconds(20));
        assertThat(shares.set).containsExactly(0.5, 0.5625, 0.625, 1.0);

        slowStart.changed(OPEN, HALF_OPEN);
        slowStart.changed(HALF_OPEN, CLOSED);
        time.advance(Duration.ofSeconds(8));
        assertThat(shares.set).hasSize(13).endsWith(1.0);
    }

    @Test
    void changed_withoutOutage_doesNotChangeTheRate() {
        slowStart.changed(CLOSED, OPEN);
        slowStart.changed(OPEN, HALF_OPEN);

        assertThat(shares.set).isEmpty();
    }

    @Test
    void end_duringSlowStart_restoresTheRateForOtherUsers() {
        slowStart.changed(HALF_OPEN, CLOSED);
        slowStart.end();
        time.advance(Duration.ofSeconds(20));

        assertThat(shares.set).containsExactly(0.5, 1.0);
    }

    @Test
    void end_withoutSlowStart_doesNotChangeTheRate() {
        slowStart.end();

        assertThat(shares.set).isEmpty();
    }

    private static final class Shares implements RateLimiter {
        final List<Double> set = new ArrayList<>();

        @Override
        public void scale(double share) {
            set.add(share);
        }

        @Override
        public Permit acquire(Priority priority, AcquireLimits limits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void recheck() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(Duration duration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration pausedFor() {
            return Duration.ZERO;
        }

        @Override
        public void limit(String scope, RateLimit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void serverLimit(RateLimit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RateLimit limit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int waiting() {
            return 0;
        }
    }
}
