package consumer;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.CircuitState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** What docs/embedding.md says of metrics: its snippets are the bodies of these methods. */
final class Metrics {

    private static final List<String> OUTCOMES =
            List.of("UNKNOWN", "INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR");

    private Metrics() {}

    static TransportListener requests(MeterRegistry meters) {
        return new TransportListener() {
            @Override
            public void attemptEnded(AttemptReport attempt) {
                String error = attempt.failure() == null ? "none" : attempt.failure().name();
                Timer.builder("http.client.requests")
                        .tags("method", attempt.method(), "uri", attempt.path(), "client.name", "mapi.storyblok.com")
                        .tags("status", attempt.status() == 0 ? "IO_ERROR" : String.valueOf(attempt.status()))
                        .tags("outcome", OUTCOMES.get(attempt.status() / 100), "error", error, "exception", error)
                        .register(meters)
                        .record(attempt.latency());
            }
        };
    }

    static void gauges(MeterRegistry meters, ManagementClient client) {
        FunctionCounter.builder("sbsync.retries", client, it -> it.stats().retries()).register(meters);
        FunctionCounter.builder("sbsync.throttled", client, it -> it.stats().throttled()).register(meters);
        Gauge.builder("sbsync.permits.waiting", client, it -> it.stats().permitsWaiting()).register(meters);
        Gauge.builder("sbsync.rate.limit", client, it -> it.rateLimit().rps()).register(meters);
        Gauge.builder("sbsync.circuit.open", client, it -> it.stats().circuit() == CircuitState.CLOSED ? 0 : 1)
                .register(meters);
    }
}
