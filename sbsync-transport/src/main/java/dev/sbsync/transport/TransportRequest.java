package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.Priority;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request, with its retry safety, priority and response check. Immutable, except that the body is not copied. */
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
    private final int slowestStream;

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
        this.slowestStream = builder.slowestStream;
    }

    /**
     * Creates a builder. By default, GET and HEAD are reads that may always be retried; other methods are writes that
     * are retried only if they were not applied.
     *
     * @throws IllegalArgumentException if {@code method} is not upper case
     */
    public static Builder builder(String method, URI uri) {
        return new Builder(method, uri);
    }

    /** Returns the HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** Returns the absolute address. */
    public URI uri() {
        return uri;
    }

    /**
     * Returns the path with {@code {id}} in place of numbers and uuids, such as {@code /v1/spaces/{id}/stories/{id}}.
     * It has few values and can be used as a metric tag.
     */
    public String pathTemplate() {
        return ID.matcher(uri.getRawPath()).replaceAll("/{id}");
    }

    /** Returns the token for the {@code Authorization} header. */
    public Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    /** Returns the JSON body in UTF-8, or null. Not a copy. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Returns the streamed body. A request has at most one of this and {@link #body}. */
    public Optional<StreamedBody> streamedBody() {
        return Optional.ofNullable(streamedBody);
    }

    /** Returns the timeout of an attempt, or empty for the default of the transport. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Returns when the request may be retried. */
    public RetrySafety retrySafety() {
        return retrySafety;
    }

    /** Returns whether the request may change something on the server, as several GETs of the Management API do. */
    public boolean write() {
        return write;
    }

    /** Returns the priority of the wait for a permit. */
    public Priority priority() {
        return priority;
    }

    /** Returns the check of 2xx responses. */
    public BodyCheck bodyCheck() {
        return bodyCheck;
    }

    /** Returns the limit for the response body of a read. */
    public BodyLimit bodyLimit() {
        return bodyLimit;
    }

    /** Returns whether the body of a 2xx response is streamed ({@link TransportResponse#stream}). */
    public boolean streamed() {
        return slowestStream > 0;
    }

    /** Returns the lowest accepted rate of a streamed response in bytes per second; 0 if it is not streamed. */
    public int slowestStream() {
        return slowestStream;
    }

    /** Returns a copy with another limit for the response body. */
    TransportRequest withBodyLimit(BodyLimit limit) {
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
        same.slowestStream = slowestStream;
        return same.build();
    }

    /** Returns the method and path, without token, body and query. */
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
        private int slowestStream;

        private Builder(String method, URI uri) {
            if (method.isEmpty() || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException(
                        "The method must be upper case, such as GET, got '" + shown(method) + "'.");
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

        /** Sets the token for the {@code Authorization} header. Default: none. */
        public Builder token(Token value) {
            token = Objects.requireNonNull(value, "token");
            return this;
        }

        /** Sets a JSON body in UTF-8. Default: none. Not copied. */
        public Builder body(byte[] json) {
            body = Objects.requireNonNull(json, "json");
            streamedBody = null;
            return this;
        }

        /** Sets a streamed body of any media type. Replaces another body. */
        public Builder body(StreamedBody stream) {
            streamedBody = Objects.requireNonNull(stream, "stream");
            body = null;
            return this;
        }

        /**
         * Sets the timeout of an attempt, from connecting to the last byte. Default: that of the transport.
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

        /** Sets when the request may be retried. */
        public Builder retrySafety(RetrySafety value) {
            retrySafety = Objects.requireNonNull(value, "retrySafety");
            return this;
        }

        /** Sets whether the request may change something. Default: depends on the method. */
        public Builder write(boolean value) {
            write = value;
            return this;
        }

        /** Sets the priority of the wait for a permit. Default: {@link Priority#NORMAL}. */
        public Builder priority(Priority value) {
            priority = Objects.requireNonNull(value, "priority");
            return this;
        }

        /** Sets the check of 2xx responses. Default: none. */
        public Builder bodyCheck(BodyCheck value) {
            bodyCheck = Objects.requireNonNull(value, "bodyCheck");
            return this;
        }

        /** Sets the limit for the response body of a read. Default: none. */
        public Builder bodyLimit(BodyLimit value) {
            bodyLimit = Objects.requireNonNull(value, "bodyLimit");
            return this;
        }

        /**
         * Streams the body of a 2xx response as it was sent, without decompression: the call ends when its headers have
         * arrived, and the caller reads and closes {@link TransportResponse#stream}. Reading may take the timeout of an
         * attempt, and one second more for each {@code slowest} bytes; the time between reads does not count. The body
         * is not limited in size and not checked; the bodies of other responses are, and are held in memory. Default:
         * not streamed.
         *
         * @param slowest the lowest accepted rate in bytes per second
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder streamed(int slowest) {
            if (slowest < 1) {
                throw new IllegalArgumentException("The lowest rate must be above 0, got " + slowest + ".");
            }
            slowestStream = slowest;
            return this;
        }

        /** Returns the request. */
        public TransportRequest build() {
            return new TransportRequest(this);
        }
    }
}
