package dev.sbsync.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The progress of an attempt is at most 50 ms old, and not measured more often than that. */
class RecentAttemptTest {

    @Test
    void get_withinFiftyMilliseconds_isTheSameObjectAndNotMeasured() {
        ManualTime time = new ManualTime();
        AtomicInteger measured = new AtomicInteger();
        RecentAttempt progress = new RecentAttempt(time, () -> Runs.running(measured.incrementAndGet()));

        RunAttempt first = progress.get();
        time.advance(Duration.ofMillis(49));
        assertThat(progress.get()).isSameAs(first);
        assertThat(measured).hasValue(1);
        time.advance(Duration.ofMillis(1));
        assertThat(progress.get().duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(measured).hasValue(2);
    }
}
