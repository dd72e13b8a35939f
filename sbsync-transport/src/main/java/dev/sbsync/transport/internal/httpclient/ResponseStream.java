package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.error.BrokenBodyException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;

/**
 * The body of a streamed response. The clock of the exchange runs only while it is read. Closing it before its end
 * closes the connection instead of reading the rest.
 */
final class ResponseStream extends InputStream {

    private final ClassicHttpResponse response;
    private final InputStream content;
    private final Flight flight;
    private final Failures failures;
    private final int slowest;
    private final Runnable onClose;
    private long received;
    private boolean complete;
    private boolean closed;

    /**
     * Creates a stream.
     *
     * @param timeout how long reading may take, plus one second for each {@code slowest} bytes
     * @param onClose called once
     */
    ResponseStream(
            ClassicHttpResponse response,
            Flight flight,
            Failures failures,
            Duration timeout,
            int slowest,
            Runnable onClose)
            throws IOException {
        this.response = response;
        this.complete = response.getEntity() == null;
        this.content = complete ? nullInputStream() : response.getEntity().getContent();
        this.flight = flight;
        this.failures = failures;
        this.slowest = slowest;
        this.onClose = onClose;
        flight.pause(timeout);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the stream of the response is closed");
        }
        int count = 0;
        flight.resume();
        try {
            count = content.read(buffer, offset, length);
            complete |= count < 0;
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        } finally {
            received += Math.max(0, count);
            flight.pause(flight.remaining().plusNanos(Math.max(0, count) * 1_000_000_000L / slowest));
        }
        return count;
    }

    private BrokenBodyException broken(Exception thrown) {
        ExchangeResult.Failure failure = failures.of(flight, thrown);
        end();
        String problem = failure.kind() == Kind.TIMEOUT ? "the data stopped or arrived too slowly" : failure.problem();
        return new BrokenBodyException(failure.kind(), problem + ", after " + received + " bytes", thrown);
    }

    @Override
    public void close() {
        if (!closed) {
            end();
        }
    }

    /** Gives the connection back after the last byte, and otherwise closes it. */
    private void end() {
        closed = true;
        onClose.run();
        if (!complete) {
            flight.abort();
        }
        Closer.closeQuietly(response);
    }
}
