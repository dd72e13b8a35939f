package dev.sbsync.transport.internal;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.BodyReader.BodyTooLargeException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Tells from what HttpClient threw, and from how far the exchange had come, what is known about it. */
record Failures(Duration connectTimeout, Duration connectionRequestTimeout, long maxBodyBytes) {

    ExchangeResult.Failure of(Flight flight, Exception thrown) {
        Kind endedBy = flight.endedBy();
        if (endedBy != null) {
            return new ExchangeResult.Failure(endedBy, flight.sent(), endText(endedBy, flight), thrown);
        }
        if (thrown instanceof ConnectionRequestTimeoutException) {
            String problem = "no connection of the pool became free within " + text(connectionRequestTimeout);
            return new ExchangeResult.Failure(Kind.LOCAL, false, problem, thrown);
        }
        if (!flight.sent()) {
            return new ExchangeResult.Failure(Kind.CONNECT, false, connectText(thrown), thrown);
        }
        if (thrown instanceof BodyTooLargeException) {
            String problem = "the body of the answer is larger than the " + maxBodyBytes + " bytes accepted";
            return new ExchangeResult.Failure(Kind.PROTOCOL, true, problem, thrown);
        }
        if (thrown instanceof SocketTimeoutException) {
            return new ExchangeResult.Failure(Kind.TIMEOUT, true, endText(Kind.TIMEOUT, flight), thrown);
        }
        return new ExchangeResult.Failure(Kind.IO, true, brokenText(thrown), thrown);
    }

    private static String endText(Kind endedBy, Flight flight) {
        return switch (endedBy) {
            case TIMEOUT -> "no complete answer within " + text(flight.deadline());
            case CLOSED -> "the transport was closed";
            default -> "interrupted";
        };
    }

    private String connectText(Exception thrown) {
        if (thrown instanceof UnknownHostException) {
            return "unknown host";
        }
        if (thrown instanceof SSLException) {
            return "no trusted TLS connection (" + thrown.getMessage() + ")";
        }
        if (thrown instanceof ConnectTimeoutException || thrown instanceof SocketTimeoutException) {
            return "no connection within " + text(connectTimeout);
        }
        return says(thrown, "refused") ? "connection refused" : "connection failed";
    }

    private static String brokenText(Exception thrown) {
        if (thrown instanceof NoHttpResponseException) {
            return "connection closed without an answer";
        }
        if (thrown instanceof ConnectionClosedException) {
            return "connection closed before the answer was complete";
        }
        return says(thrown, "reset") ? "connection reset" : "connection broken";
    }

    private static boolean says(Exception thrown, String word) {
        String message = thrown.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(word);
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
