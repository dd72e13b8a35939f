package dev.sbsync.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a refused or failed call: a value, with nothing secret in it.
 *
 * @param status the HTTP status of the last answer
 * @param method the HTTP method
 * @param path the path of the request, without its query
 * @param excerpt the start of the body, redacted, at most 200 characters; empty if there was none
 * @param messages what the body complains of, in its order; empty if it says nothing readable
 * @param complaints what these are about, read before secrets were hidden
 * @param attempts how many requests were made, from 1
 * @param ambiguous whether a write may have taken effect although it failed
 * @param retryAfter how long to wait before asking again, null if the API and the transport name no time
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

    /** Copies the list and checks that all is there. */
    public ApiFailure {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(excerpt, "excerpt");
        messages = List.copyOf(messages);
        complaints = Set.copyOf(complaints);
    }

    /** Creates a failure whose messages hold nothing that had to be hidden. */
    public ApiFailure(
            int status,
            String method,
            String path,
            String excerpt,
            List<FieldMessage> messages,
            int attempts,
            boolean ambiguous,
            @Nullable Duration retryAfter) {
        this(status, method, path, excerpt, messages, Complaint.of(messages), attempts, ambiguous, retryAfter);
    }
}
