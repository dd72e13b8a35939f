package dev.sbsync.client;

import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportListener;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Restricts an application's hooks at the hosts of files, which are no hosts of the API. */
final class StorageHooks {

    private static final Pattern FILE = Pattern.compile("(/[^/]*)?/f/.*");

    private StorageHooks() {}

    /** Returns the headers without those that hold the token, which the storage must not see. */
    static RequestHeaders withoutToken(RequestHeaders headers, Token token) {
        if (headers == RequestHeaders.NONE) {
            return headers;
        }
        return request -> {
            Map<String, String> kept = new HashMap<>(headers.headersFor(request));
            kept.values().removeIf(value -> !token.hiddenIn(value).equals(value));
            return kept;
        };
    }

    /** Returns a listener that hears of attempts only: an open circuit of the storage says nothing about the API. */
    static TransportListener attemptsOnly(TransportListener listener) {
        if (listener == TransportListener.NONE) {
            return listener;
        }
        return new TransportListener() {
            @Override
            public void attemptEnded(AttemptReport attempt) {
                listener.attemptEnded(underOnePath(attempt));
            }

            @Override
            public void throttled(AttemptReport attempt) {
                listener.throttled(underOnePath(attempt));
            }
        };
    }

    /** Every file has a path of its own, and a listener may use paths as tags of metrics. */
    private static AttemptReport underOnePath(AttemptReport attempt) {
        return FILE.matcher(attempt.path()).matches()
                ? new AttemptReport(
                        attempt.method(),
                        "/f/{file}",
                        attempt.attempt(),
                        attempt.status(),
                        attempt.failure(),
                        attempt.latency(),
                        attempt.retryAfter())
                : attempt;
    }
}
