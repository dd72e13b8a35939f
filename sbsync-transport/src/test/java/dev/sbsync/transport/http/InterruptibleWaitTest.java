package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptibleWaitTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final InterruptibleWait waits = new InterruptibleWait(time);

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void sleep_undisturbed_toItsEnd() throws InterruptedException {
        assertThat(waits.sleep(SECOND)).isTrue();
        assertThat(time.elapsed()).isEqualTo(SECOND);
    }

    @Test
    void close_sleeping_endsThisAndLaterWaits() throws InterruptedException {
        time.alarm(Duration.ofMillis(1), waits::close);

        assertThat(waits.sleep(SECOND)).isFalse();
        assertThat(waits.sleep(SECOND)).isFalse();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(1));
        assertThat(waits.closed()).isTrue();
    }

    @Test
    void sleep_interrupted_throws() {
        time.alarm(Duration.ofMillis(1), Thread.currentThread()::interrupt);

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> waits.sleep(SECOND));
    }

    /** Both may happen at once when a run is cancelled. */
    @Test
    void sleep_closedAndInterrupted_keepsTheInterrupt() {
        time.alarm(Duration.ofMillis(1), () -> {
            waits.close();
            Thread.currentThread().interrupt();
        });

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> waits.sleep(SECOND));
    }
}
