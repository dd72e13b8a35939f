package dev.sbsync.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private final ManualTime time = new ManualTime();
    private final Waits waits = new Waits();

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private String sleep() throws InterruptedException {
        time.sleep(Duration.ofSeconds(1));
        return "slept";
    }

    @Test
    void until_undisturbed_result() throws InterruptedException {
        assertThat(waits.until(this::sleep)).isEqualTo("slept");
    }

    @Test
    void wake_waiting_endsThisWaitAndNoLaterOne() throws InterruptedException {
        time.alarm(Duration.ofMillis(1), waits::wake);

        assertThat(waits.until(this::sleep)).isNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(1));
        assertThat(waits.until(this::sleep)).isEqualTo("slept");
        assertThat(waits.closed()).isFalse();
    }

    @Test
    void close_waiting_endsThisWaitAndEveryLaterOne() throws InterruptedException {
        time.alarm(Duration.ofMillis(1), waits::close);

        assertThat(waits.until(this::sleep)).isNull();
        assertThat(waits.until(this::sleep)).isNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void wake_afterTheWaitCameToItsEnd_keepsTheResult() throws InterruptedException {
        assertThat(waits.until(() -> {
                    waits.wake();
                    return "got";
                }))
                .isEqualTo("got");
    }

    @Test
    void until_interruptedBySomeoneElse_throws() {
        time.alarm(Duration.ofMillis(1), Thread.currentThread()::interrupt);

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> waits.until(this::sleep));
    }

    @Test
    void wake_nobodyWaits_noEffect() throws InterruptedException {
        waits.wake();

        assertThat(waits.until(this::sleep)).isEqualTo("slept");
    }
}
