package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.file.FilePaths;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to the fake as a value, for {@link FakeManagementApi#handle(FakeRequest)}. Immutable; {@link #toString()}
 * shows no header and so no token.
 */
public final class FakeRequest {
    private static final Pattern IN_SPACE = Pattern.compile("/v1/spaces/[^/]+/([^/]+)(/.*)?");

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final FileContent body;

    private FakeRequest(String method, String path, String query, Map<String, String> headers, FileContent body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a request without headers and body.
     *
     * @param method the HTTP method
     * @param target path and query as on the request line, such as {@code /v1/spaces/1/stories?page=2}
     */
    public static FakeRequest of(String method, String target) {
        int mark = Objects.requireNonNull(target, "target").indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new FakeRequest(method.toUpperCase(Locale.ROOT), path, query, Map.of(), FileContent.of(new byte[0]));
    }

    /**
     * Returns a request as a server received it, for servers.
     *
     * @param headers by name in lower case
     */
    public static FakeRequest received(String method, String target, Map<String, String> headers, FileContent body) {
        FakeRequest bare = of(method, target);
        return new FakeRequest(bare.method, bare.path, bare.query, Map.copyOf(headers), body);
    }

    /** Returns a GET. */
    public static FakeRequest get(String target) {
        return of("GET", target);
    }

    /** Returns a POST with a JSON body. */
    public static FakeRequest post(String target, String json) {
        return of("POST", target).withBody(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a PUT with a JSON body. */
    public static FakeRequest put(String target, String json) {
        return of("PUT", target).withBody(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a copy that carries the token in the {@code Authorization} header. */
    public FakeRequest withToken(String token) {
        return withHeader("Authorization", token);
    }

    /** Returns a copy with one more header; names are case-insensitive, and a later value replaces an earlier one. */
    public FakeRequest withHeader(String name, String value) {
        Map<String, String> copy = new TreeMap<>(headers);
        copy.put(name.toLowerCase(Locale.ROOT), value);
        return new FakeRequest(method, path, query, Map.copyOf(copy), body);
    }

    /** Returns a copy with a body. */
    public FakeRequest withBody(byte[] bytes) {
        return withBody(FileContent.of(bytes));
    }

    /** Returns a copy with a body. */
    public FakeRequest withBody(FileContent content) {
        return new FakeRequest(method, path, query, headers, content);
    }

    /** Returns the HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** Returns the path as sent, without the query. */
    public String path() {
        return path;
    }

    /**
     * Returns the kind of item that the path is about: {@code stories}, {@code components} and so on; {@code spaces}
     * for a space itself, its settings, and for everything outside of a space. For the hosts of files it is
     * {@code uploads}, {@code downloads} or {@code signatures}.
     */
    public String resource() {
        Matcher inSpace = IN_SPACE.matcher(path);
        return inSpace.matches() ? inSpace.group(1) : FilePaths.resource(path).orElse("spaces");
    }

    /** Returns the raw query, empty if there is none. */
    public String query() {
        return query;
    }

    /** Returns a header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns a copy of the body, empty if there is none. */
    public byte[] body() {
        return body.bytes();
    }

    /** Returns the body, empty if there is none. */
    public FileContent content() {
        return body;
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
