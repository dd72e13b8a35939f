package dev.sbsync.client;

import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportListener;
import java.util.HashMap;
import java.util.Map;

/** Restricts an application's hooks at the storage of files, which is not a host of the API. */
final class StorageHooks {

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
                listener.attemptEnded(attempt);
            }

            @Override
            public void throttled(AttemptReport attempt) {
                listener.throttled(attempt);
            }
        };
    }
}
