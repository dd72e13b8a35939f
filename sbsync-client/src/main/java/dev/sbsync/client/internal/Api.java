package dev.sbsync.client.internal;

import dev.sbsync.client.internal.ExpectedBody.Reading;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.ratelimit.Priority;
import java.net.URI;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Makes calls: from an {@link ApiCall} to an answer that has been checked, or to a typed exception. Thread-safe. */
public final class Api {

    private record Checked(TransportResponse response, Reading reading) {}

    private final Transport transport;
    private final Transport impatient;
    private final URI baseUrl;
    private final Token token;
    private final Consumer<CallCounts> listener;
    private final ReadAhead ahead;

    /** Makes calls to {@code baseUrl} and tells {@code listener} what each one cost, however it ends. */
    public Api(Transport transport, URI baseUrl, Token token, Consumer<CallCounts> listener, ReadAhead ahead) {
        this(transport, transport, baseUrl, token, listener, ahead);
    }

    private Api(
            Transport transport,
            Transport impatient,
            URI baseUrl,
            Token token,
            Consumer<CallCounts> listener,
            ReadAhead ahead) {
        this.transport = transport;
        this.impatient = impatient;
        this.baseUrl = baseUrl;
        this.token = token;
        this.listener = listener;
        this.ahead = ahead;
    }

    /** Returns the same with an additional listener. */
    public Api alsoTelling(Consumer<CallCounts> additional) {
        return new Api(transport, impatient, baseUrl, token, listener.andThen(additional), ahead);
    }

    /** Returns the same over another transport, made from this one's; what is read ahead stays with this one's. */
    public Api over(UnaryOperator<Transport> other) {
        return new Api(other.apply(transport), impatient, baseUrl, token, listener, ahead);
    }

    /**
     * Carries out a call. Blocks.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no usable answer
     */
    public ApiAnswer call(ApiCall call) {
        return answer(exchange(call));
    }

    /** Returns the items of all pages of a list, lazily; closing the stream ends what is read ahead. */
    public Stream<JsonNode> stream(Listing listing) {
        return stream(List.of(listing));
    }

    /** Returns the items of several lists, one after the other, each id once. */
    public Stream<JsonNode> stream(List<Listing> listings) {
        Chunks items = new Chunks(listings, this::source);
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, kind), false)
                .onClose(items::close);
    }

    private PageSource source(Listing listing) {
        return listing.ahead() && ahead.pages() > 0
                ? new AheadPages(this, listing, ahead)
                : (page, last) -> call(listing.page(page));
    }

    /** Carries out a call and judges nothing: whatever the network and the server do is in the result. Blocks. */
    Exchanged exchange(ApiCall call) {
        return exchange(call, transport, Priority.NORMAL);
    }

    /** Does the same for what no caller waits for yet: after all other calls, and without sitting out any wait. */
    Exchanged exchangeAhead(ApiCall call) {
        return exchange(call, impatient, Priority.READ_AHEAD);
    }

    private Exchanged exchange(ApiCall call, Transport carrier, Priority priority) {
        AtomicReference<Checked> checked = new AtomicReference<>();
        AtomicBoolean unreadable = new AtomicBoolean();
        TransportRequest.Builder builder = TransportRequest.builder(call.method(), Uris.of(baseUrl, call))
                .token(token)
                .retrySafety(call.retrySafety())
                .write(call.write())
                .priority(priority)
                .bodyCheck(response -> {
                    Reading reading = call.expected().read(response);
                    checked.set(new Checked(response, reading));
                    // what strict parsing refuses is asked for once more, and then it stays refused
                    boolean again = reading.lasting() && unreadable.getAndSet(true);
                    return again && !call.write() ? null : reading.problem();
                });
        if (call.body() != null) {
            builder.body(Json.write(call.body()));
        }
        TransportOutcome outcome = carrier.execute(builder.build());
        Checked last = checked.get();
        // A transport that does not call the check is no reason to trust the body.
        Reading reading = last != null
                        && outcome instanceof TransportOutcome.Answered answered
                        && last.response() == answered.response()
                ? last.reading()
                : null;
        return new Exchanged(call, outcome, reading);
    }

    /**
     * Tells the listener what a call cost, and returns its answer. Does not block.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no usable answer
     */
    ApiAnswer answer(Exchanged exchanged) {
        ApiCall call = exchanged.call();
        CallCounts counts = exchanged.outcome().counts();
        listener.accept(counts);
        Failures failures = new Failures(call, token);
        if (exchanged.outcome() instanceof TransportOutcome.Failed failed) {
            throw failures.of(failed, counts);
        }
        TransportOutcome.Answered answered = (TransportOutcome.Answered) exchanged.outcome();
        TransportResponse response = answered.response();
        if (response.status() == 404 && call.method().equals("DELETE") && answered.maybeAppliedBefore()) {
            // what was to go is gone, and an attempt before this one may have done it
            return new ApiAnswer(response, MissingNode.getInstance());
        }
        if (response.status() < 200 || response.status() > 299) {
            throw failures.refused(answered);
        }
        Reading reading = exchanged.reading() != null
                ? exchanged.reading()
                : call.expected().read(response);
        if (reading.problem() != null) {
            throw failures.unusable(response, reading, counts, null, null);
        }
        return new ApiAnswer(response, reading.wrapped());
    }
}
