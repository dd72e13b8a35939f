package dev.sbsync.transport.internal.httpclient;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A pooled connection that does not log headers and bytes. HttpClient's own connection would log the token if its
 * {@code headers} or {@code wire} logger is enabled.
 *
 * <p>Wraps HttpCore's connection, which does not log, and adds the methods that the pool needs.
 */
final class QuietConnection implements ManagedHttpClientConnection {

    /** The default limits of HttpCore 5.4. HttpCore 5.3 has none, so that response headers could exhaust the heap. */
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    /** Passes the parser explicitly, because HttpCore 5.3 would create one without the limits. */
    private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(
            LIMITS, null, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Socket socket;
    private volatile Timeout socketTimeout = Timeout.DISABLED;

    @Override
    public void bind(Socket plain) throws IOException {
        requireOpen(plain);
        connection.bind(plain);
        bound(plain);
    }

    @Override
    public void bind(SSLSocket secured, Socket plain) throws IOException {
        requireOpen(plain);
        connection.bind(secured, plain);
        bound(secured);
    }

    /** Rejects a connection that was closed while its socket was being opened. */
    private void requireOpen(Socket plain) throws IOException {
        if (closed.get()) {
            plain.close();
            throw new InterruptedIOException("the connection was closed before it was open");
        }
    }

    private void bound(Socket used) throws IOException {
        socket = used;
        socketTimeout = Timeout.ofMilliseconds(used.getSoTimeout());
    }

    @Override
    public @Nullable Socket getSocket() {
        return socket;
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return socket instanceof SSLSocket secured ? secured.getSession() : null;
    }

    @Override
    public void passivate() {
        connection.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        connection.setSocketTimeout(socketTimeout);
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        connection.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    @Override
    public Timeout getSocketTimeout() {
        return connection.getSocketTimeout();
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            connection.close();
        }
    }

    @Override
    public void close(CloseMode mode) {
        if (closed.compareAndSet(false, true)) {
            connection.close(mode);
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public boolean isConsistent() {
        return connection.isConsistent();
    }

    @Override
    public boolean isStale() throws IOException {
        return connection.isStale();
    }

    @Override
    public boolean isDataAvailable(Timeout timeout) throws IOException {
        return connection.isDataAvailable(timeout);
    }

    @Override
    public void flush() throws IOException {
        connection.flush();
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        connection.sendRequestHeader(request);
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        connection.sendRequestEntity(request);
    }

    @Override
    public void terminateRequest(ClassicHttpRequest request) throws HttpException, IOException {
        connection.terminateRequest(request);
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        return connection.receiveResponseHeader();
    }

    @Override
    public void receiveResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
        connection.receiveResponseEntity(response);
    }

    @Override
    public EndpointDetails getEndpointDetails() {
        return connection.getEndpointDetails();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return connection.getLocalAddress();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return connection.getRemoteAddress();
    }

    @Override
    public ProtocolVersion getProtocolVersion() {
        return connection.getProtocolVersion();
    }

    /** Returns the addresses of both ends, for the loggers of HttpClient. */
    @Override
    public String toString() {
        return connection.toString();
    }
}
