package dev.sbsync.transport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Manual time advances by sleeps and waits, and runs alarms at their times. */
class ManualTimeTest {

    private final ManualTime time = new ManualTime();

    @Test
    void sleep_anyDuration_advancesAndIsRecorded() throws InterruptedException {
        time.sleep(Duration.ofSeconds(3));
        time.sleep(Duration.ofMillis(1));

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(3001));
        assertThat(time.wallTime()).isEqualTo(ManualTime.START.plusMillis(3001));
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(3), Duration.ofMillis(1));
    }

    @Test
    void sleep_overAlarms_runsThemInOrderAtTheirTimes() throws InterruptedException {
        List<String> ran = new ArrayList<>();
        time.alarm(Duration.ofSeconds(2), () -> ran.add("second at " + time.elapsed()));
        time.alarm(Duration.ofSeconds(1), () -> ran.add("first at " + time.elapsed()));
        time.alarm(Duration.ofSeconds(9), () -> ran.add("too late"));
        time.alarm(Duration.ofSeconds(1), () -> ran.add("cancelled")).cancel();

        time.sleep(Duration.ofSeconds(5));

        assertThat(ran).containsExactly("first at PT1S", "second at PT2S");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void sleep_interruptedMeanwhile_throwsAtThatTime() {
        time.alarm(Duration.ofSeconds(1), Thread.currentThread()::interrupt);

        assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(5))).isInstanceOf(InterruptedException.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void await_noSignal_lastsForTheTimeout() throws InterruptedException {
        try (Monitor.Held held = time.newMonitor().enter()) {
            assertThat(held.await(Duration.ofSeconds(4))).isFalse();
        }
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void await_signalFromAlarm_returnsAtThatTime() throws InterruptedException {
        Monitor monitor = time.newMonitor();
        time.alarm(Duration.ofSeconds(1), () -> signal(monitor));
        time.alarm(Duration.ofSeconds(2), () -> signal(monitor));

        try (Monitor.Held held = monitor.enter()) {
            assertThat(held.await(Duration.ofSeconds(4))).isTrue();
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
            held.await();
        }
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    private static void signal(Monitor monitor) {
        try (Monitor.Held held = monitor.enter()) {
            held.signalAll();
        }
    }
}
