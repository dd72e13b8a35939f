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

/** Tells from what HttpClient threw, and from how far the exchange had come, what is known about it. */
record Failures(HttpClientOptions options) {

    private static final int LONGEST_REASON = 200;

    ExchangeResult.Failure of(Flight flight, Exception thrown) {
        if (thrown instanceof BodyTooLargeException tooLarge) {
            return failure(tooLarge.kind(), flight, tooLarge.problem(), thrown);
        }
        Kind endedBy = flight.endedBy();
        if (endedBy != null) {
            return failure(endedBy, flight, endText(endedBy, flight), thrown);
        }
        if (thrown instanceof StreamedEntity.UnreadableException) {
            return failure(Kind.LOCAL, flight, "the body of the request could not be read", thrown);
        }
        if (thrown instanceof ConnectionRequestTimeoutException) {
            String problem = "no connection of the pool became free within " + text(options.connectionRequestTimeout());
            return failure(Kind.LOCAL, flight, problem, thrown);
        }
        if (thrown instanceof TunnelRefusedException refused) {
            return failure(Kind.CONNECT, flight, String.valueOf(refused.getMessage()), thrown);
        }
        if (!flight.sent()) {
            return failure(refusesTls(thrown) ? Kind.TLS : Kind.CONNECT, flight, connectText(thrown), thrown);
        }
        if (thrown instanceof MessageConstraintException) {
            return failure(Kind.PROTOCOL, flight, "the head of the answer is larger than is accepted", thrown);
        }
        if (thrown instanceof SocketTimeoutException) {
            return failure(Kind.TIMEOUT, flight, silenceText(flight), thrown);
        }
        return failure(Kind.IO, flight, brokenText(thrown), thrown);
    }

    private static ExchangeResult.Failure failure(Kind kind, Flight flight, String problem, Exception thrown) {
        return new ExchangeResult.Failure(kind, flight.sent(), problem, thrown, flight.timeToSend());
    }

    /** A handshake that merely broke off may come about the next time; one that was refused will not. */
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

    private static String endText(Kind endedBy, Flight flight) {
        return switch (endedBy) {
            case TIMEOUT -> "no complete answer within " + text(flight.deadline());
            case CLOSED -> "the transport was closed";
            default -> "interrupted";
        };
    }

    private String silenceText(Flight flight) {
        Duration silence = options.responseTimeout();
        return silence == null || silence.compareTo(flight.deadline()) >= 0
                ? endText(Kind.TIMEOUT, flight)
                : "no byte of the answer within " + text(silence);
    }

    private String connectText(Exception thrown) {
        if (thrown instanceof UnknownHostException) {
            return "unknown host";
        }
        if (thrown instanceof SSLException) {
            return refusesTls(thrown)
                    ? "no TLS connection that is to be trusted (" + oneLine(thrown.getMessage()) + ")"
                    : "the TLS handshake broke off";
        }
        if (thrown instanceof ConnectTimeoutException || thrown instanceof SocketTimeoutException) {
            return "no connection within " + text(options.connectTimeout());
        }
        return says(thrown, "refused") ? "connection refused" : "connection failed";
    }

    /** What a certificate says is its maker's: it must neither move a cursor nor fill a log. */
    private static String oneLine(@Nullable String text) {
        String line = text == null ? "no reason given" : text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
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
