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

/** Executes an {@link ApiCall}: returns the checked answer, or throws a typed exception. Thread-safe. */
public final class Api {

    private record Checked(TransportResponse response, Reading reading) {}

    private final Transport transport;
    private final Transport readAheadTransport;
    private final URI baseUrl;
    private final Token token;
    private final Consumer<CallCounts> listener;
    private final ReadAhead ahead;

    /** Calls the API at {@code baseUrl}; {@code listener} receives the counts of each call, failed ones included. */
    public Api(Transport transport, URI baseUrl, Token token, Consumer<CallCounts> listener, ReadAhead ahead) {
        this(transport, transport, baseUrl, token, listener, ahead);
    }

    private Api(
            Transport transport,
            Transport readAheadTransport,
            URI baseUrl,
            Token token,
            Consumer<CallCounts> listener,
            ReadAhead ahead) {
        this.transport = transport;
        this.readAheadTransport = readAheadTransport;
        this.baseUrl = baseUrl;
        this.token = token;
        this.listener = listener;
        this.ahead = ahead;
    }

    /** Returns this with an additional listener. */
    public Api withListener(Consumer<CallCounts> additional) {
        return new Api(transport, readAheadTransport, baseUrl, token, listener.andThen(additional), ahead);
    }

    /** Returns this with its transport wrapped; requests that read ahead are not. */
    public Api withTransport(UnaryOperator<Transport> wrapper) {
        return new Api(wrapper.apply(transport), readAheadTransport, baseUrl, token, listener, ahead);
    }

    /**
     * Executes a call. Blocks.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no usable answer
     */
    public ApiAnswer call(ApiCall call) {
        return answer(exchange(call));
    }

    /** Returns the items of all pages of a list, lazily; closing the stream stops reading ahead. */
    public Stream<JsonNode> stream(Listing listing) {
        return stream(List.of(listing));
    }

    /** Returns the items of several lists, one after the other, each id once. */
    public Stream<JsonNode> stream(List<Listing> listings) {
        ConcatenatedLists items = new ConcatenatedLists(listings, this::source);
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, kind), false)
                .onClose(items::close);
    }

    private PageSource source(Listing listing) {
        return listing.ahead() && ahead.pages() > 0
                ? new AheadPages(this, listing, ahead)
                : (page, last) -> call(listing.page(page));
    }

    /** Sends a call and returns its outcome, whatever it is. Blocks. */
    CallResult exchange(ApiCall call) {
        return exchange(call, transport, Priority.NORMAL);
    }

    /** Sends a call that no caller waits for yet: after all others, and without waiting for a throttled server. */
    CallResult exchangeAhead(ApiCall call) {
        return exchange(call, readAheadTransport, Priority.READ_AHEAD);
    }

    private CallResult exchange(ApiCall call, Transport transport, Priority priority) {
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
                    // JSON that the strict parser rejects is requested once more
                    boolean again = reading.permanent() && unreadable.getAndSet(true);
                    return again && !call.write() ? null : reading.problem();
                });
        if (call.body() != null) {
            builder.body(Json.write(call.body()));
        }
        TransportOutcome outcome = transport.execute(builder.build());
        Checked last = checked.get();
        // a custom transport may not call the check
        Reading reading = last != null
                        && outcome instanceof TransportOutcome.Answered answered
                        && last.response() == answered.response()
                ? last.reading()
                : null;
        return new CallResult(call, outcome, reading);
    }

    /**
     * Reports the counts of a call to the listener and returns its answer. Does not block.
     *
     * @throws dev.sbsync.transport.error.SbsyncException if there is no usable answer
     */
    ApiAnswer answer(CallResult result) {
        ApiCall call = result.call();
        CallCounts counts = result.outcome().counts();
        listener.accept(counts);
        ExceptionMapper exceptions = new ExceptionMapper(call, token);
        if (result.outcome() instanceof TransportOutcome.Failed failed) {
            throw exceptions.of(failed, counts);
        }
        TransportOutcome.Answered answered = (TransportOutcome.Answered) result.outcome();
        TransportResponse response = answered.response();
        if (response.status() == 404 && call.method().equals("DELETE") && answered.maybeAppliedBefore()) {
            // the record is gone, and an earlier attempt may have deleted it
            return new ApiAnswer(response, MissingNode.getInstance());
        }
        if (response.status() < 200 || response.status() > 299) {
            throw exceptions.refused(answered);
        }
        Reading reading =
                result.reading() != null ? result.reading() : call.expected().read(response);
        if (reading.problem() != null) {
            throw exceptions.unusable(response, reading, counts, null, null);
        }
        return new ApiAnswer(response, reading.wrapped());
    }
}
