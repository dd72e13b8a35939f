package dev.sbsync.testkit;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.api.RequestHandler;
import dev.sbsync.testkit.internal.server.HttpFront;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stateful fake of Storyblok's Management API over real HTTP on a loopback port.
 *
 * <pre>{@code
 * try (FakeManagementApi api = FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
 *     client(api.baseUrl()).copy(SampleSpaces.SOURCE_ID, SampleSpaces.TARGET_ID);
 *     FakeAssertions.assertThat(api.space(SampleSpaces.TARGET_ID)).mirrors(api.space(SampleSpaces.SOURCE_ID));
 * }
 * }</pre>
 *
 * <p>It serves spaces, stories with their versions, components, component groups, presets, internal tags, datasources
 * and their entries, assets, asset folders, tags, workflow stages and keys. docs/management-api.md lists its behaviour
 * and how certain each fact is; where the API's own behaviour is unknown, {@link Switch} lists the alternatives.
 *
 * <p>Thread-safe. Requests are handled one at a time, so every request sees the effects of those answered before it.
 */
public final class FakeManagementApi implements AutoCloseable {
    private final FakeState state;
    private final RequestHandler api;
    private final Faults faults;
    private final @Nullable HttpFront server;
    private final @Nullable HttpFront uploads;

    FakeManagementApi(
            FakeState state,
            RequestHandler api,
            Faults faults,
            @Nullable HttpFront server,
            @Nullable HttpFront uploads) {
        this.state = state;
        this.api = api;
        this.faults = faults;
        this.server = server;
        this.uploads = uploads;
    }

    /** Returns a builder with the defaults. */
    public static FakeManagementApiBuilder builder() {
        return new FakeManagementApiBuilder();
    }

    /**
     * Returns where the fake listens, {@code http://127.0.0.1:port}; clients append {@code /v1/…}.
     *
     * @throws IllegalStateException if it was built without a server
     */
    public URI baseUrl() {
        if (server == null) {
            throw new IllegalStateException("this fake was built without a server; use handle(), or start() it");
        }
        return server.baseUrl();
    }

    /**
     * Returns the base URL for file uploads, on a port of its own; fault rules match it as {@code POST /uploads}.
     *
     * @throws IllegalStateException if it was built without a server
     */
    public URI uploadUrl() {
        if (uploads == null) {
            throw new IllegalStateException("this fake was built without a server; use handle(), or start() it");
        }
        return uploads.baseUrl();
    }

    /**
     * Returns the base URL for the files of assets: their URLs with another scheme, host and port are served there, by
     * their paths ({@code /f/…}, or {@code /a.storyblok.com/f/…} of the storage); private ones are signed at
     * {@code /v2/cdn/assets/me}.
     *
     * @throws IllegalStateException if it was built without a server
     */
    public URI assetUrl() {
        return baseUrl();
    }

    /** Answers a request without a socket, exactly as it would be answered over HTTP. */
    public FakeResponse handle(FakeRequest request) {
        return api.handle(Objects.requireNonNull(request, "request"));
    }

    /**
     * Returns a view of a space's stored state.
     *
     * @throws IllegalArgumentException if there is no such space
     */
    public FakeSpace space(long id) {
        return state.locked(() -> state.space(id)
                .map(space -> new FakeSpace(state, space))
                .orElseThrow(() -> new IllegalArgumentException("there is no space " + id + ", only " + spaceIds())));
    }

    /** Returns views of all spaces. */
    public List<FakeSpace> spaces() {
        return state.locked(() -> state.spaces().stream()
                .map(space -> new FakeSpace(state, space))
                .toList());
    }

    /** Returns the requests to the Management API received so far, oldest first. */
    public List<RecordedRequest> requests() {
        return api.requests();
    }

    /** Returns the requests to the hosts of files received so far: uploads, downloads and signatures, oldest first. */
    public List<RecordedRequest> assetRequests() {
        return api.fileRequests();
    }

    /** Returns what went through the hosts of files so far. */
    public AssetTraffic assetTraffic() {
        return api.traffic();
    }

    /**
     * Calls an observer after each request, also to the hosts of files, from now on, before its answer is given, and
     * again when a late commit takes effect. It may read the spaces, which have the state after the request; it must
     * not send requests.
     */
    public void observe(Consumer<RecordedRequest> observer) {
        api.observe(Objects.requireNonNull(observer, "observer"));
    }

    /** Returns the requests that may write: all but GETs without side effects, whatever their status. */
    public List<RecordedRequest> writes() {
        return requests().stream().filter(RecordedRequest::write).toList();
    }

    /**
     * Returns how many requests that may write were received for each kind of item ({@link RecordedRequest#resource}).
     */
    public Map<String, Long> writesByResource() {
        return writes().stream()
                .collect(Collectors.groupingBy(RecordedRequest::resource, TreeMap::new, Collectors.counting()));
    }

    /** Returns the effects of requests on the stored state, oldest first. */
    public List<Commit> commits() {
        return state.locked(() -> List.copyOf(state.commits()));
    }

    /** Returns the switches that have changed the answer to a request so far. */
    public Set<Switch> switchesInEffect() {
        return state.locked(() -> Set.copyOf(state.effective()));
    }

    /** Returns the violations so far, oldest first. */
    public List<Violation> violations() {
        return api.violations();
    }

    /**
     * Returns the number of open connections; 0 without a server. A connection that a client has closed counts until
     * the fake notices, moments later.
     */
    public int openConnections() {
        return server == null ? 0 : server.openConnections();
    }

    /** Clears the requests, the traffic of files and the violations, but not the stored state and the commits. */
    public void clearRequests() {
        api.clearRequests();
    }

    /** Returns the fault rules. */
    public Faults faults() {
        return faults;
    }

    /**
     * Applies a fault to the next request with that method and path.
     *
     * @param method the HTTP method, {@code *} for any
     * @param path the path without its query, in which {@code *} matches anything within a segment and {@code **}
     *     anything
     * @throws IllegalArgumentException if no request can match, as for {@link FaultRule#on(String, String)}
     */
    public void failNext(String method, String path, FaultAction action) {
        faults.add(FaultRule.on(method, path).then(action));
    }

    /** Revokes a token: from now on it is refused with 401. */
    public void revoke(String token) {
        api.revoke(Objects.requireNonNull(token, "token"));
    }

    /** Returns requests, commits and violations as text, for the message of a failed test, without tokens. */
    public String history() {
        StringBuilder text = new StringBuilder("requests:\n");
        requests().forEach(request -> text.append("  ").append(request).append('\n'));
        text.append("requests for files:\n");
        assetRequests().forEach(request -> text.append("  ").append(request).append('\n'));
        text.append("commits:\n");
        commits().forEach(commit -> text.append("  ").append(commit).append('\n'));
        text.append("violations:\n");
        violations().forEach(violation -> text.append("  ").append(violation).append('\n'));
        return text.toString();
    }

    /** Stops listening; the stored state can still be read. Closing twice has no effect. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (uploads != null) {
            uploads.close();
        }
    }

    private List<Long> spaceIds() {
        return state.spaces().stream().map(SpaceState::id).toList();
    }
}
