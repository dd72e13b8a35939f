package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.TimeSource;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.jspecify.annotations.Nullable;

/** One exchange in flight. Thread-safe. */
final class Flight {

    private static final String KEY = Flight.class.getName();

    private final TimeSource time;
    private final HttpUriRequestBase request;
    private final String target;
    private final Thread caller = Thread.currentThread();
    private final long start;
    private final Duration deadline;
    private volatile boolean sent;
    private volatile Duration timeToSend = Duration.ZERO;
    private volatile @Nullable Kind endedBy;

    /** Prepares an exchange; {@code target} is what to ask the server for, with the query that the request lacks. */
    Flight(TimeSource time, HttpUriRequestBase request, String target, Duration deadline) {
        this.time = time;
        this.request = request;
        this.target = target;
        this.deadline = deadline;
        this.start = time.nanos();
    }

    /** Returns the flight that travels with an exchange. */
    static Flight of(HttpClientContext context) {
        return (Flight) context.getAttribute(KEY);
    }

    /** Returns a context for the exchange, with which it travels. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(KEY, this);
        return context;
    }

    /**
     * Records that from here on the server may see the request.
     *
     * @throws InterruptedIOException if the exchange has been ended: a connection that became free by that is not used
     */
    void markSent() throws InterruptedIOException {
        if (endedBy() != null) {
            throw new InterruptedIOException("ended before it was sent");
        }
        timeToSend = Duration.ofNanos(time.nanos() - start);
        sent = true;
    }

    String target() {
        return target;
    }

    boolean sent() {
        return sent;
    }

    /** Returns how long it took until the request was sent; zero if it was not. */
    Duration timeToSend() {
        return timeToSend;
    }

    Duration deadline() {
        return deadline;
    }

    /** Returns what ended the exchange from our side, or null if nothing did. */
    @Nullable
    Kind endedBy() {
        return caller.isInterrupted() ? Kind.INTERRUPTED : endedBy;
    }

    /** Says that the exchange is about to be ended, and nothing is to be sent any more. */
    void doom(Kind reason) {
        if (endedBy == null) {
            endedBy = reason;
        }
    }

    /** Cancels the exchange; its thread then fails with an {@link java.io.IOException}. */
    void end(Kind reason) {
        doom(reason);
        request.cancel();
    }

    /** Breaks off the answer, of which the rest is of no use: closing it would read it to its end first. */
    void breakOff() {
        request.cancel();
    }

    /** Ends the exchange where it is time to; returns for how long its deadline needs no other look. */
    Duration look() {
        if (endedBy == null) {
            if (caller.isInterrupted()) {
                end(Kind.INTERRUPTED);
            } else if (remaining().isZero()) {
                end(Kind.TIMEOUT);
            }
        }
        return endedBy == null ? remaining() : deadline;
    }

    /** Returns how long the exchange may still take. */
    Duration remaining() {
        Duration left = deadline.minusNanos(time.nanos() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
