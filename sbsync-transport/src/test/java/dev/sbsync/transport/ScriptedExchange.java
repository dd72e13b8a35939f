package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network that answers from a script, the last line again and again, and remembers what it was sent. */
final class ScriptedExchange implements Exchange {

    private final ArrayDeque<ExchangeResult> script;
    final List<TransportRequest> sent = new ArrayList<>();
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
        return new ExchangeResult.Failure(Kind.TIMEOUT, true, "no complete answer within 30 s", null);
    }

    @Override
    public ExchangeResult send(TransportRequest request, Duration deadline) {
        sent.add(request);
        return script.size() > 1 ? script.remove() : script.element();
    }

    @Override
    public void close() {
        closed = true;
    }
}
