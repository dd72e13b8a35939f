package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not the success that was asked for. Subclasses name the statuses that callers treat differently;
 * any other status is this class itself. The message says what was asked, what the API answered and what to do; it
 * holds no token and no query string.
 */
public class ApiException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_WORDS = 300;

    private final ApiFailure failure;

    /**
     * Creates an exception from what is known.
     *
     * @param advice what to do about it, as a sentence
     */
    public ApiException(ApiFailure failure, String advice, @Nullable Throwable cause) {
        super(describe(failure) + " " + advice, cause);
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    private static String describe(ApiFailure failure) {
        String words = failure.messages().isEmpty()
                ? failure.excerpt()
                : failure.messages().stream().map(FieldMessage::toString).collect(Collectors.joining("; "));
        String cut = words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS) + "…";
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

    /** Returns what the body complains of, in its order; empty if it says nothing readable. */
    public List<FieldMessage> messages() {
        return failure.messages();
    }

    /** Returns whether the answer is about this, whatever of its words had to be hidden. */
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
