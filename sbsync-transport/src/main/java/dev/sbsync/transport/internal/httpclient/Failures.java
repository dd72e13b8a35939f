package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.httpclient.BodyReader.BodyTooLargeException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Maps exceptions of HttpClient, and the progress of the exchange, to results. */
record Failures(HttpClientOptions options) {

    private static final int LONGEST_REASON = 200;

    ExchangeResult.Failure of(Flight flight, Exception thrown) {
        if (thrown instanceof BodyTooLargeException tooLarge) {
            return failure(tooLarge.kind(), flight, tooLarge.problem(), thrown);
        }
        Kind endedBy = flight.endedBy();
        if (endedBy != null) {
            return failure(endedBy, flight, endedText(endedBy, flight), thrown);
        }
        if (thrown instanceof StreamedEntity.UnreadableException) {
            return failure(Kind.LOCAL, flight, "the request body could not be read", thrown);
        }
        if (thrown instanceof ConnectionRequestTimeoutException) {
            String problem = "no pooled connection became free within " + text(options.connectionRequestTimeout());
            return failure(Kind.LOCAL, flight, problem, thrown);
        }
        if (thrown instanceof TunnelRefusedException refused) {
            return failure(Kind.CONNECT, flight, String.valueOf(refused.getMessage()), thrown);
        }
        if (!flight.sent()) {
            return failure(refusesTls(thrown) ? Kind.TLS : Kind.CONNECT, flight, connectText(thrown), thrown);
        }
        if (thrown instanceof MessageConstraintException) {
            return failure(Kind.PROTOCOL, flight, "the response headers are larger than accepted", thrown);
        }
        if (thrown instanceof SocketTimeoutException) {
            return failure(Kind.TIMEOUT, flight, silenceText(flight), thrown);
        }
        return failure(Kind.IO, flight, brokenText(thrown), thrown);
    }

    private static ExchangeResult.Failure failure(Kind kind, Flight flight, String problem, Exception thrown) {
        return new ExchangeResult.Failure(kind, flight.sent(), problem, thrown, flight.timeToSend());
    }

    /** Returns whether a TLS handshake was refused. One that was interrupted may succeed on a retry. */
    private static boolean refusesTls(Exception thrown) {
        if (!(thrown instanceof SSLException)) {
            return false;
        }
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException) {
                return false;
            }
        }
        return true;
    }

    private static String endedText(Kind endedBy, Flight flight) {
        return switch (endedBy) {
            case TIMEOUT -> "no complete response within " + text(flight.deadline());
            case CLOSED -> "the transport was closed";
            default -> "interrupted";
        };
    }

    private String silenceText(Flight flight) {
        Duration silence = options.responseTimeout();
        return silence == null || silence.compareTo(flight.deadline()) >= 0
                ? endedText(Kind.TIMEOUT, flight)
                : "no data received within " + text(silence);
    }

    private String connectText(Exception thrown) {
        if (thrown instanceof UnknownHostException) {
            return "unknown host";
        }
        if (thrown instanceof SSLException) {
            return refusesTls(thrown)
                    ? "the TLS handshake failed (" + oneLine(thrown.getMessage()) + ")"
                    : "the TLS handshake was interrupted";
        }
        if (thrown instanceof ConnectTimeoutException || thrown instanceof SocketTimeoutException) {
            return "no connection within " + text(options.connectTimeout());
        }
        return mentions(thrown, "refused") ? "connection refused" : "connection failed";
    }

    /** Escapes and truncates a text that may come from a certificate. */
    private static String oneLine(@Nullable String text) {
        String line = text == null ? "no reason given" : text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    private static String brokenText(Exception thrown) {
        if (thrown instanceof NoHttpResponseException) {
            return "connection closed without a response";
        }
        if (thrown instanceof ConnectionClosedException) {
            return "connection closed before the response was complete";
        }
        return mentions(thrown, "reset") ? "connection reset" : "connection broken";
    }

    private static boolean mentions(Exception thrown, String word) {
        String message = thrown.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(word);
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
