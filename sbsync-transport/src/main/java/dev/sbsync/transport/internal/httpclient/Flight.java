package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.TimeSource;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.jspecify.annotations.Nullable;

/** An exchange in flight. Thread-safe. */
final class Flight {

    /** How soon a paused exchange is looked at again. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final String KEY = Flight.class.getName();

    private final TimeSource time;
    private final HttpUriRequestBase request;
    private final String target;
    private volatile Thread caller = Thread.currentThread();
    private volatile long start;
    private volatile Duration deadline;
    private volatile boolean paused;
    private volatile boolean sent;
    private volatile Duration timeToSend = Duration.ZERO;
    private volatile @Nullable Kind endedBy;

    /** Creates an exchange; {@code target} is the path and query to send, as {@code request} has no query. */
    Flight(TimeSource time, HttpUriRequestBase request, String target, Duration deadline) {
        this.time = time;
        this.request = request;
        this.target = target;
        this.deadline = deadline;
        this.start = time.nanos();
    }

    /** Returns the exchange of a context. */
    static Flight of(HttpClientContext context) {
        return (Flight) context.getAttribute(KEY);
    }

    /** Returns a new context that refers to this exchange. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(KEY, this);
        return context;
    }

    /**
     * Records that the server may see the request from now on.
     *
     * @throws InterruptedIOException if the exchange has ended; it must not be sent then
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

    /** Returns the time until the request was sent; zero if it was not sent. */
    Duration timeToSend() {
        return timeToSend;
    }

    Duration deadline() {
        return deadline;
    }

    /** Returns the local cause that ended the exchange, or null. */
    @Nullable
    Kind endedBy() {
        return caller.isInterrupted() ? Kind.INTERRUPTED : endedBy;
    }

    /** Marks the exchange as ended, so that nothing is sent any more. Does not cancel it. */
    void markEnded(Kind reason) {
        if (endedBy == null) {
            endedBy = reason;
        }
    }

    /** Cancels the exchange, whose thread then gets an {@link java.io.IOException}. */
    void end(Kind reason) {
        markEnded(reason);
        request.cancel();
    }

    /** Aborts the response. Closing it would read it to the end. */
    void abort() {
        request.cancel();
    }

    /** Stops the clock of the deadline until {@link #resume}; {@code left} is the time that remains then. */
    void pause(Duration left) {
        paused = true;
        deadline = left;
    }

    boolean paused() {
        return paused;
    }

    /** Continues on this thread, whose interrupt ends the exchange from now on. */
    void resume() {
        caller = Thread.currentThread();
        start = time.nanos();
        paused = false;
    }

    /** Ends the exchange if it is interrupted or at its deadline. Returns when to check the deadline again. */
    Duration check() {
        if (paused) {
            return IDLE;
        }
        if (endedBy == null) {
            if (caller.isInterrupted()) {
                end(Kind.INTERRUPTED);
            } else if (remaining().isZero()) {
                end(Kind.TIMEOUT);
            }
        }
        return endedBy == null ? remaining() : deadline;
    }

    /** Returns the time left until the deadline. */
    Duration remaining() {
        Duration left = deadline.minusNanos(time.nanos() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
