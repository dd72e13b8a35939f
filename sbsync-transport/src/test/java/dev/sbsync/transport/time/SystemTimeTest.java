package dev.sbsync.transport.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The thread of the system's alarms: it ends without alarms, waits for one that is set, and is started again. */
class SystemTimeTest {

    private static final long LONGEST_SECONDS = 10;

    private final SystemTime time = new SystemTime(Duration.ofMillis(1));

    @Test
    void alarmThread_endsWithoutAlarms_andStartsWithTheNextOne() throws Exception {
        Thread first = ring(Duration.ZERO);
        first.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));

        assertThat(first.isAlive()).isFalse();
        assertThat(ring(Duration.ZERO)).isNotSameAs(first);
    }

    @Test
    void alarm_laterThanTheThreadStays_rings() throws Exception {
        assertThat(ring(Duration.ofMillis(20)).getName()).isEqualTo("sbsync-alarms");
    }

    /** Sets an alarm and returns the thread that it rings on. */
    private Thread ring(Duration delay) throws Exception {
        CompletableFuture<Thread> rung = new CompletableFuture<>();
        TimeSource.Alarm unused = time.alarm(delay, () -> rung.complete(Thread.currentThread()));
        return rung.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
