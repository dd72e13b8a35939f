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

/** Calls the {@link RequestHeaders} of an embedder; ignores exceptions and invalid headers. Thread-safe. */
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
                    logOnce("An added request header is invalid or reserved, and is ignored.", null);
                }
            });
        } catch (RuntimeException e) {
            logOnce("RequestHeaders failed; requests are sent without its headers.", e);
        }
        return valid;
    }

    /** Does not log the name and value, which may contain secrets. */
    private void logOnce(String message, @Nullable RuntimeException cause) {
        if (logged.compareAndSet(false, true)) {
            log.warn(message, cause);
        }
    }
}
