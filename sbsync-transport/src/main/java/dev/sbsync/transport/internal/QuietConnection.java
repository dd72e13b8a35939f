package dev.sbsync.transport.internal;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection that logs neither headers nor bytes. HttpClient's own does as soon as someone turns its {@code headers}
 * or {@code wire} logger on, and would print the token.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {

    QuietConnection(String name) {
        super(name);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket secured, Socket socket) throws IOException {
        bind(new SocketHolder(secured, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // The inherited method logs the headers, the token among them.
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        // The inherited method logs the headers.
    }
}
