package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.transfer.Traffic;
import dev.sbsync.client.model.Space;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.LimitedTransport;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.http.PatientTransport;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of Storyblok's Management API for one host and token, for all spaces that the token may see.
 *
 * <pre>{@code
 * try (ManagementClient client = ManagementClient.builder()
 *         .token(Token.of(text))
 *         .region(Region.EU)
 *         .build()) {
 *     client.stories(spaceId).list(StoryQuery.all()).forEach(story -> System.out.println(story.fullSlug()));
 * }
 * }</pre>
 *
 * <p>Thread-safe: one client serves any number of threads. Only calls of the API block.
 */
public final class ManagementClient implements AutoCloseable {

    private final SharedResources shared;
    private final Api api;
    private final boolean view;

    ManagementClient(SharedResources shared, Api api) {
        this(shared, api, false);
    }

    private ManagementClient(SharedResources shared, Api api, boolean view) {
        this.shared = shared;
        this.api = api;
        this.view = view;
    }

    /** Starts a client of {@link Region#EU}; only the token has to be set. */
    public static ManagementClientBuilder builder() {
        return new ManagementClientBuilder();
    }

    /** Returns the operations on spaces. */
    public SpaceOperations spaces() {
        return new SpaceOperations(api);
    }

    /** Returns the operations on the token itself. */
    public TokenOperations tokens() {
        return new TokenOperations(api);
    }

    /** Returns the operations on the token's user. */
    public UserOperations users() {
        return new UserOperations(api);
    }

    /** Returns the operations on the stories and folders of a space. */
    public StoryOperations stories(long spaceId) {
        return new StoryOperations(api, spaceId);
    }

    /** Returns the operations on the components of a space, which define its content types. */
    public ComponentOperations components(long spaceId) {
        return new ComponentOperations(api, spaceId);
    }

    /** Returns the operations on component folders. */
    public ComponentGroupOperations componentGroups(long spaceId) {
        return new ComponentGroupOperations(api, spaceId);
    }

    /** Returns the operations on the presets of components. */
    public PresetOperations presets(long spaceId) {
        return new PresetOperations(api, spaceId);
    }

    /** Returns the operations on the tags of components and assets. */
    public InternalTagOperations internalTags(long spaceId) {
        return new InternalTagOperations(api, spaceId);
    }

    /** Returns the operations on the datasources of a space. */
    public DatasourceOperations datasources(long spaceId) {
        return new DatasourceOperations(api, spaceId);
    }

    /** Returns the operations on the entries of datasources. */
    public DatasourceEntryOperations datasourceEntries(long spaceId) {
        return new DatasourceEntryOperations(api, spaceId);
    }

    /** Returns the operations on the assets of a space. */
    public AssetOperations assets(long spaceId) {
        return new AssetOperations(api, spaceId, shared.files());
    }

    /** Returns the operations on asset folders. */
    public AssetFolderOperations assetFolders(long spaceId) {
        return new AssetFolderOperations(api, spaceId);
    }

    /** Returns the operations on the keys of a space for the Content Delivery API. */
    public ApiKeyOperations apiKeys(long spaceId) {
        return new ApiKeyOperations(api, spaceId);
    }

    /**
     * Sends a request that this client has no method for, with the same pacing, errors and redaction. Blocks.
     *
     * @throws dev.sbsync.client.error.ApiException if the API refuses
     * @throws dev.sbsync.transport.error.TransportException if there is no usable answer
     */
    public ApiResponse call(ApiRequest request) {
        return new ApiResponse(api.call(request.toCall()));
    }

    /** Sends a request without a query. Not retried if the response is lost, even if it is a GET. */
    public ApiResponse call(String method, String path, ObjectNode body) {
        return call(ApiRequest.of(method, path).body(body));
    }

    /** Sends a request without query and body. Not retried if the response is lost, even if it is a GET. */
    public ApiResponse call(String method, String path) {
        return call(ApiRequest.of(method, path));
    }

    /**
     * Returns a view of this client that reports the counts of each call to {@code listener}, failed calls included,
     * after the call and on its thread; for a page that was read ahead, when it is used. The view shares connections,
     * budget and statistics; closing it does nothing.
     */
    public ManagementClient counting(Consumer<CallCounts> listener) {
        Objects.requireNonNull(listener, "listener");
        return new ManagementClient(shared, api.withListener(listener), true);
    }

    /**
     * Returns a view of this client that limits the size of responses to reads; larger ones are cut off
     * ({@code TransportException.Kind.TOO_LARGE} and {@code NO_ROOM}). Pages that are read ahead, and responses to
     * writes, are not limited.
     */
    public ManagementClient limited(BodyLimit limit) {
        Objects.requireNonNull(limit, "limit");
        return new ManagementClient(
                shared, api.withTransport(transport -> new LimitedTransport(transport, limit)), true);
    }

    /**
     * Returns a view of this client that waits and retries where a call otherwise fails with
     * {@link dev.sbsync.transport.error.SbsyncException#retryAfter()}, up to {@code longest} per call. For callers
     * without other work, such as a scan; workers should continue with other work.
     */
    public ManagementClient patient(Duration longest) {
        Objects.requireNonNull(longest, "longest");
        return new ManagementClient(
                shared, api.withTransport(transport -> new PatientTransport(transport, shared.time(), longest)), true);
    }

    /** Returns the statistics of this client and its views since it was built. */
    public TransportStats stats() {
        return shared.transport().stats();
    }

    /** Returns how many files this client and its views have transferred since it was built. */
    public AssetTraffic assetTraffic() {
        Traffic down = shared.files().downloads().traffic();
        Traffic up = shared.files().uploads().traffic();
        return new AssetTraffic(down.files(), down.bytes(), up.files(), up.bytes());
    }

    /** Returns how many files this client and its views are transferring. Does not block. */
    public AssetTransfers assetTransfers() {
        return new AssetTransfers(
                shared.files().downloads().slots().taken(),
                shared.files().uploads().slots().taken());
    }

    /** Returns whether there is an asset token, without which private files cannot be downloaded. */
    public boolean hasAssetToken() {
        return shared.files().assetToken() != null;
    }

    /** Returns scheme, host and port of the API. */
    public URI baseUrl() {
        return shared.baseUrl();
    }

    /**
     * Returns the current rate limit, which {@link #paceFor}, a 429, or another client of the budget may have lowered.
     */
    public RateLimit rateLimit() {
        return shared.budget().limit();
    }

    /**
     * Sets the rate limit to that of the plan of a space ({@link Space#rateLimit()}), or to the lowest if called for
     * several spaces. An explicit rate limit stays as it is.
     */
    public void paceFor(Space space) {
        shared.budget().limit("space " + space.id(), space.rateLimit());
    }

    /** Closes the connections, unless this is a view or the transport was given to the builder. Idempotent. */
    @Override
    public void close() {
        if (!view) {
            shared.close();
        }
    }

    /** Returns the base URL; never the token. */
    @Override
    public String toString() {
        return "ManagementClient[" + shared.baseUrl() + "]";
    }
}
