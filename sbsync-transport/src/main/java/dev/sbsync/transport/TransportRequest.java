package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.Priority;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, with what only its caller knows: how it may be repeated, whether it changes something, and what a usable
 * body looks like. Immutable, except that the body is not copied.
 */
public final class TransportRequest {

    private static final Pattern ID =
            Pattern.compile("/(\\d+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?=/|$)");

    private final String method;
    private final URI uri;
    private final @Nullable Token token;
    private final byte @Nullable [] body;
    private final @Nullable StreamedBody streamedBody;
    private final @Nullable Duration timeout;
    private final RetrySafety retrySafety;
    private final boolean write;
    private final Priority priority;
    private final BodyCheck bodyCheck;
    private final BodyLimit bodyLimit;

    private TransportRequest(Builder builder) {
        this.method = builder.method;
        this.uri = builder.uri;
        this.token = builder.token;
        this.body = builder.body;
        this.streamedBody = builder.streamedBody;
        this.timeout = builder.timeout;
        this.retrySafety = builder.retrySafety;
        this.write = builder.write;
        this.priority = builder.priority;
        this.bodyCheck = builder.bodyCheck;
        this.bodyLimit = builder.bodyLimit;
    }

    /**
     * Starts a request. By default GET and HEAD are reads that may always be repeated; every other method is a write
     * that may be repeated only if it was surely not applied.
     *
     * @throws IllegalArgumentException if {@code method} is not in capital letters
     */
    public static Builder builder(String method, URI uri) {
        return new Builder(method, uri);
    }

    /** Returns the HTTP method, in capitals. */
    public String method() {
        return method;
    }

    /** Returns the absolute address. */
    public URI uri() {
        return uri;
    }

    /**
     * Returns the path with {@code {id}} instead of numbers and uuids, such as {@code /v1/spaces/{id}/stories/{id}}:
     * few enough values for the tag of a metric.
     */
    public String pathTemplate() {
        return ID.matcher(uri.getRawPath()).replaceAll("/{id}");
    }

    /** Returns the token that goes into the {@code Authorization} header. */
    public Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    /** Returns the JSON body as UTF-8 bytes, or null if there is none. Not a copy. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Returns the body that is read while it is sent; a request has this one or {@link #body}, or neither. */
    public Optional<StreamedBody> streamedBody() {
        return Optional.ofNullable(streamedBody);
    }

    /** Returns how long one attempt may take; empty for as long as the transport allows by default. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Returns how the request may be repeated. */
    public RetrySafety retrySafety() {
        return retrySafety;
    }

    /** Returns whether the request changes something on the server. Several GETs of the Management API do. */
    public boolean write() {
        return write;
    }

    /** Returns how the request queues for a permit. */
    public Priority priority() {
        return priority;
    }

    /** Returns the check that a 2xx answer has to pass. */
    public BodyCheck bodyCheck() {
        return bodyCheck;
    }

    /** Returns what decides how much of the answer to a read may be held. */
    public BodyLimit bodyLimit() {
        return bodyLimit;
    }

    /** Returns the same request with another limit for the body of its answer. */
    TransportRequest limitedBy(BodyLimit limit) {
        Builder same = new Builder(method, uri)
                .retrySafety(retrySafety)
                .write(write)
                .priority(priority)
                .bodyCheck(bodyCheck)
                .bodyLimit(limit);
        same.token = token;
        same.body = body;
        same.streamedBody = streamedBody;
        same.timeout = timeout;
        return same.build();
    }

    /** Returns method and path: neither token, body nor query, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }

    /** Builds a {@link TransportRequest}. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final URI uri;
        private @Nullable Token token;
        private byte @Nullable [] body;
        private @Nullable StreamedBody streamedBody;
        private @Nullable Duration timeout;
        private RetrySafety retrySafety;
        private boolean write;
        private Priority priority = Priority.NORMAL;
        private BodyCheck bodyCheck = BodyCheck.NONE;
        private BodyLimit bodyLimit = BodyLimit.NONE;

        private Builder(String method, URI uri) {
            if (method.isEmpty() || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException(
                        "The method must be in capital letters, such as GET, got '" + shown(method) + "'.");
            }
            this.method = method;
            this.uri = Objects.requireNonNull(uri, "uri");
            boolean read = method.equals("GET") || method.equals("HEAD");
            this.retrySafety = read ? RetrySafety.ALWAYS : RetrySafety.IF_NOT_APPLIED;
            this.write = !read;
        }

        private static String shown(String method) {
            return method.replaceAll("\\P{Graph}", "?");
        }

        /** Sets the token for the {@code Authorization} header; none by default. */
        public Builder token(Token value) {
            token = Objects.requireNonNull(value, "token");
            return this;
        }

        /** Sets a JSON body, UTF-8 encoded; none by default. Not copied. */
        public Builder body(byte[] json) {
            body = Objects.requireNonNull(json, "json");
            streamedBody = null;
            return this;
        }

        /** Sets a body that is read while it is sent, of any media type; it takes the place of another one. */
        public Builder body(StreamedBody stream) {
            streamedBody = Objects.requireNonNull(stream, "stream");
            body = null;
            return this;
        }

        /**
         * Sets how long one attempt may take from connecting to the last byte, instead of the transport's default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("The timeout must be above 0, got " + value + ".");
            }
            timeout = value;
            return this;
        }

        /** Says how the request may be repeated. */
        public Builder retrySafety(RetrySafety value) {
            retrySafety = Objects.requireNonNull(value, "retrySafety");
            return this;
        }

        /** Sets whether the request changes something, if its method does not say so. */
        public Builder write(boolean value) {
            write = value;
            return this;
        }

        /** Sets how the request queues for a permit; {@link Priority#NORMAL} by default. */
        public Builder priority(Priority value) {
            priority = Objects.requireNonNull(value, "priority");
            return this;
        }

        /** Sets the check that a 2xx answer has to pass; none by default. */
        public Builder bodyCheck(BodyCheck value) {
            bodyCheck = Objects.requireNonNull(value, "bodyCheck");
            return this;
        }

        /** Sets what decides how much of the answer to a read may be held; no limit of its own by default. */
        public Builder bodyLimit(BodyLimit value) {
            bodyLimit = Objects.requireNonNull(value, "bodyLimit");
            return this;
        }

        /** Returns the request. */
        public TransportRequest build() {
            return new TransportRequest(this);
        }
    }
}
