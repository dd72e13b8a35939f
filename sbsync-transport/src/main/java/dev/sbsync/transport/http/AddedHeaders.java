package dev.sbsync.transport.http;

import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.TransportRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Protects a call from what an embedder's {@link RequestHeaders} throws or returns. Thread-safe. */
final class AddedHeaders implements RequestHeaders {

    private static final Logger log = TransportLog.LOG;

    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    private final RequestHeaders headers;
    private final AtomicBoolean logged = new AtomicBoolean();

    AddedHeaders(RequestHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Map<String, String> headersFor(TransportRequest request) {
        Map<String, String> valid = new LinkedHashMap<>();
        try {
            headers.headersFor(request).forEach((name, value) -> {
                if (NAME.matcher(name).matches()
                        && !RESERVED.contains(name.toLowerCase(Locale.ROOT))
                        && VALUE.matcher(value).matches()) {
                    valid.put(name, value);
                } else {
                    logOnce("A request header is not valid, or not an embedder's to set, and is left out.", null);
                }
            });
        } catch (RuntimeException e) {
            logOnce("The request header hook failed; requests leave without its headers.", e);
        }
        return valid;
    }

    /** The name and value stay out of the log: either may hold a secret. */
    private void logOnce(String message, @Nullable RuntimeException cause) {
        if (logged.compareAndSet(false, true)) {
            log.warn(message, cause);
        }
    }
}
