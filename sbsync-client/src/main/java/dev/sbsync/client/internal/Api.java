package dev.sbsync.client.internal;

import dev.sbsync.client.internal.ExpectedBody.Reading;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes calls: from an {@link ApiCall} to an answer that has been checked, or to a typed exception. Thread-safe. */
public final class Api {

    private record Checked(TransportResponse response, Reading reading) {}

    private final Transport transport;
    private final URI baseUrl;
    private final Token token;
    private final Consumer<CallCounts> listener;

    /** Makes calls to {@code baseUrl} and tells {@code listener} what each one cost, however it ends. */
    public Api(Transport transport, URI baseUrl, Token token, Consumer<CallCounts> listener) {
        this.transport = transport;
        this.baseUrl = baseUrl;
        this.token = token;
        this.listener = listener;
    }

    /** Returns the same with an additional listener. */
    public Api alsoTelling(Consumer<CallCounts> additional) {
        return new Api(transport, baseUrl, token, listener.andThen(additional));
    }

    /** Returns the same over another transport, made from this one's. */
    public Api over(UnaryOperator<Transport> other) {
        return new Api(other.apply(transport), baseUrl, token, listener);
    }

    /**
     * Carries out a call. Blocks.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no usable answer
     */
    public ApiAnswer call(ApiCall call) {
        AtomicReference<Checked> checked = new AtomicReference<>();
        TransportRequest.Builder builder = TransportRequest.builder(call.method(), Uris.of(baseUrl, call))
                .token(token)
                .repeat(call.repeat())
                .write(call.write())
                .bodyCheck(response -> {
                    Reading reading = call.expected().read(response);
                    checked.set(new Checked(response, reading));
                    return reading.problem();
                });
        if (call.body() != null) {
            builder.body(Json.write(call.body()));
        }
        TransportRequest request = builder.build();
        TransportOutcome outcome = transport.execute(request);
        listener.accept(outcome.counts());
        Failures failures = new Failures(call, token);
        if (outcome instanceof TransportOutcome.Failed failed) {
            throw failures.of(failed, outcome.counts());
        }
        TransportOutcome.Answered answered = (TransportOutcome.Answered) outcome;
        TransportResponse response = answered.response();
        if (response.status() < 200 || response.status() > 299) {
            throw failures.refused(answered);
        }
        Checked last = checked.get();
        // A transport that does not call the check is no reason to trust the body.
        Reading reading = last != null && last.response() == response
                ? last.reading()
                : call.expected().read(response);
        if (reading.problem() != null) {
            throw failures.unusable(response, reading.problem(), outcome.counts(), null);
        }
        return new ApiAnswer(response, reading.wrapped());
    }
}
