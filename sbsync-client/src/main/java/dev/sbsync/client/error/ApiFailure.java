package dev.sbsync.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a failed call, without secrets.
 *
 * @param status the HTTP status of the last answer
 * @param method the HTTP method
 * @param path the path of the request, without its query
 * @param excerpt the start of the body, redacted, at most 200 characters; empty if there was none
 * @param messages the messages of the body, in its order; empty if it has none
 * @param complaints what the messages are about, determined before secrets were hidden
 * @param attempts the number of requests sent, at least 1
 * @param ambiguous whether a write may have taken effect although it failed
 * @param retryAfter how long to wait before a retry, null if neither the API nor the transport names a time
 */
public record ApiFailure(
        int status,
        String method,
        String path,
        String excerpt,
        List<FieldMessage> messages,
        Set<Complaint> complaints,
        int attempts,
        boolean ambiguous,
        @Nullable Duration retryAfter)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Copies the lists and checks for nulls. */
    public ApiFailure {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(excerpt, "excerpt");
        messages = List.copyOf(messages);
        complaints = Set.copyOf(complaints);
    }
}
