package dev.sbsync.transport.internal.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.ForwardingTime;
import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.Test;

/** On manual time. */
class WatchdogTest {

    private final ManualTime manual = new ManualTime();
    private final AlarmCount time = new AlarmCount(manual);
    private final Watchdog watchdog = new Watchdog(time);

    private Flight flight(int millis) {
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create("https://example.com/"));
        Flight flight = new Flight(time, request, "/", Duration.ofMillis(millis));
        watchdog.watch(flight);
        return flight;
    }

    private void advance(int millis) {
        manual.advance(Duration.ofMillis(millis));
    }

    @Test
    void exchange_isEndedAtItsDeadline_andNotBefore() {
        Flight flight = flight(350);

        advance(349);
        assertThat(flight.endedBy()).isNull();
        advance(1);
        assertThat(flight.endedBy()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void shorterDeadline_isKept_thoughALaterCheckIsSet() {
        Flight longer = flight(30_000);
        advance(10);
        Flight shorter = flight(20);

        advance(20);

        assertThat(shorter.endedBy()).isEqualTo(Kind.TIMEOUT);
        assertThat(longer.endedBy()).isNull();
    }

    @Test
    void deadlineAfterTheNextCheck_isKept() {
        flight(30_000);
        advance(60);
        Flight later = flight(90);

        advance(89);
        assertThat(later.endedBy()).isNull();
        advance(1);
        assertThat(later.endedBy()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void finishedExchange_isNotEnded() {
        Flight flight = flight(50);
        watchdog.unwatch(flight);

        advance(60);

        assertThat(flight.endedBy()).isNull();
    }

    @Test
    void exchangeAfterAPause_isWatchedAgain() {
        watchdog.unwatch(flight(50));
        advance(1000);
        Flight next = flight(50);

        advance(50);

        assertThat(next.endedBy()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void interruptedCaller_isDetectedWithinATenthOfASecond() {
        Flight flight = flight(30_000);
        Thread.currentThread().interrupt();
        try {
            advance(100);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(flight.endedBy()).isEqualTo(Kind.INTERRUPTED);
    }

    @Test
    void oneAlarm_servesAllExchanges_andIsGoneWithoutExchanges() {
        List<Flight> flights = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            flights.add(flight(30_000));
        }
        assertThat(time.alarms).isEqualTo(1);

        flights.forEach(watchdog::unwatch);
        advance(10_000);

        assertThat(time.alarms).isEqualTo(1);
    }

    @Test
    void close_stopsChecks() {
        Flight flight = flight(50);
        watchdog.close();

        advance(60);

        assertThat(flight.endedBy()).isNull();
    }

    /** Counts the alarms. */
    private static final class AlarmCount extends ForwardingTime {
        private int alarms;

        AlarmCount(TimeSource time) {
            super(time);
        }

        @Override
        public Alarm alarm(Duration delay, Runnable action) {
            alarms++;
            return super.alarm(delay, action);
        }
    }
}
