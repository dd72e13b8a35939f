package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.ScriptedExchange.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Waits for {@code retryAfter}. */
class PatientTransportTest {

    private static final TransportRequest READ = TransportRequest.builder("GET", URI.create("https://example.com/v1"))
            .build();

    private final ManualTime time = new ManualTime();
    private final ScriptedExchange exchange = new ScriptedExchange(status(503, "Retry-After", "30"), status(200));
    private final PatientTransport patient = new PatientTransport(
            HttpTransport.builder()
                    .exchange(exchange)
                    .time(time)
                    .random(new Random(1))
                    .build(),
            time,
            Duration.ofMinutes(5));

    @Test
    void execute_retryAfter_waits() {
        TransportOutcome outcome = patient.execute(READ);

        assertThat(outcome).isInstanceOf(TransportOutcome.Answered.class);
        assertThat(outcome.counts().attempts()).isEqualTo(2);
        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_250));
    }

    @Test
    void close_whileWaiting_endsAtOnceAsClosed() {
        time.alarm(Duration.ofSeconds(3), patient::close);

        TransportOutcome.Failed failed = (TransportOutcome.Failed) patient.execute(READ);

        assertThat(failed.failure().kind()).isEqualTo(Kind.CLOSED);
        assertThat(failed.counts().attempts()).isEqualTo(1);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(exchange.sent).hasSize(1);
    }

    @Test
    void execute_interruptedWhileWaiting_endsAtOnceAsInterrupted() {
        time.alarm(Duration.ofSeconds(3), Thread.currentThread()::interrupt);

        TransportOutcome.Failed failed = (TransportOutcome.Failed) patient.execute(READ);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.failure().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }
}
