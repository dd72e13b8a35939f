package dev.sbsync.transport.http;

import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An exchange with scripted results; the last one repeats. Records the requests. */
final class ScriptedExchange implements Exchange {

    private final ArrayDeque<ExchangeResult> script;
    final List<TransportRequest> sent = new ArrayList<>();
    final List<Duration> deadlines = new ArrayList<>();
    private @Nullable ManualTime time;
    private Duration latency = Duration.ZERO;
    private Runnable meanwhile = () -> {};
    boolean closed;

    ScriptedExchange(ExchangeResult... script) {
        this.script = new ArrayDeque<>(List.of(script));
    }

    static ExchangeResult status(int status) {
        return new ExchangeResult.Response(new TransportResponse(status, Map.of(), new byte[0]));
    }

    static ExchangeResult status(int status, String header, String value) {
        return new ExchangeResult.Response(new TransportResponse(status, Map.of(header, List.of(value)), new byte[0]));
    }

    static ExchangeResult refused() {
        return new ExchangeResult.Failure(Kind.CONNECT, false, "connection refused", null);
    }

    static ExchangeResult timeout() {
        return new ExchangeResult.Failure(Kind.TIMEOUT, true, "no complete response within 30 s", null);
    }

    /** Continues with another script. */
    void answer(ExchangeResult... next) {
        script.clear();
        script.addAll(List.of(next));
    }

    /** Sets the duration of each exchange, up to its deadline. */
    void takes(ManualTime passing, Duration duration) {
        time = passing;
        latency = duration;
    }

    /** Runs an action during each exchange. */
    void meanwhile(Runnable action) {
        meanwhile = action;
    }

    @Override
    public ExchangeResult send(TransportRequest request, Duration deadline) {
        sent.add(request);
        deadlines.add(deadline);
        meanwhile.run();
        if (time != null) {
            time.advance(latency.compareTo(deadline) < 0 ? latency : deadline);
        }
        return script.size() > 1 ? script.remove() : script.element();
    }

    @Override
    public void close() {
        closed = true;
    }
}
