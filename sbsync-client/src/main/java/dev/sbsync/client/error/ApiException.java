package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the API answers with an error, or with an unusable body. Subclasses are for the statuses that callers treat
 * differently; any other status is this class itself. The message has the request, the answer and what to do; it
 * contains no token and no query string.
 */
public class ApiException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_TEXT = 300;

    private final ApiFailure failure;

    /**
     * Creates an exception.
     *
     * @param advice what to do, as a sentence
     */
    public ApiException(ApiFailure failure, String advice, @Nullable Throwable cause) {
        super(describe(failure) + " " + advice, cause);
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    private static String describe(ApiFailure failure) {
        String words = failure.messages().isEmpty()
                ? failure.excerpt()
                : failure.messages().stream().map(FieldMessage::toString).collect(Collectors.joining("; "));
        String cut = words.length() <= MAX_TEXT ? words : words.substring(0, MAX_TEXT) + "…";
        return failure.method() + " " + failure.path() + " was answered with " + failure.status()
                + (cut.isBlank() ? "" : " (" + cut + ")")
                + (failure.attempts() > 1 ? " after " + failure.attempts() + " attempts" : "") + ".";
    }

    /** Returns the HTTP status of the last answer. */
    public int status() {
        return failure.status();
    }

    /** Returns the HTTP method of the request. */
    public String method() {
        return failure.method();
    }

    /** Returns the path of the request, without its query. */
    public String path() {
        return failure.path();
    }

    /** Returns the start of the body with secrets replaced, at most 200 characters; empty if there was none. */
    public String excerpt() {
        return failure.excerpt();
    }

    /** Returns the messages of the body, in its order; empty if it has none. */
    public List<FieldMessage> messages() {
        return failure.messages();
    }

    /** Returns whether the answer is about this; secrets hidden in the messages do not matter. */
    public boolean isAbout(Complaint complaint) {
        return failure.complaints().contains(complaint);
    }

    @Override
    public int attempts() {
        return failure.attempts();
    }

    @Override
    public boolean ambiguous() {
        return failure.ambiguous();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(failure.retryAfter());
    }
}
