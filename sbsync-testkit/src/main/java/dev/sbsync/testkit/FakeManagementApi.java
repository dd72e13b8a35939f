package dev.sbsync.testkit;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.api.RequestHandler;
import dev.sbsync.testkit.internal.limit.RequestLimits;
import dev.sbsync.testkit.internal.server.HttpFront;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.time.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
 * <p>It serves stories with all that belongs to them, spaces, components, component groups, presets, internal tags,
 * datasources and their entries, assets, asset folders, tags, workflow stages and keys. What it does is listed in
 * docs/management-api.md, with how sure that is; where the API's own behaviour is unknown, {@link Switch} lists the
 * alternatives.
 *
 * <p>Thread-safe. Requests are handled one at a time, so every request sees the effects of those answered before it.
 */
public final class FakeManagementApi implements AutoCloseable {
    private final FakeState state;
    private final RequestHandler api;
    private final Faults faults;
    private final @Nullable HttpFront server;
    private final @Nullable HttpFront uploads;

    private FakeManagementApi(
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

    /**
     * Returns a builder with the defaults: a free port, no spaces, no limit, any token, the system's clock, all
     * switches off.
     */
    public static Builder builder() {
        return new Builder();
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
     * Returns where the fake takes the files of assets, a host of its own as in the real world; faults for it are on
     * {@code POST /uploads}.
     *
     * @throws IllegalStateException if it was built without a server
     */
    public URI uploadUrl() {
        if (uploads == null) {
            throw new IllegalStateException("this fake was built without a server; use handle(), or start() it");
        }
        return uploads.baseUrl();
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

    /** Returns the requests received so far, oldest first. */
    public List<RecordedRequest> requests() {
        return api.requests();
    }

    /**
     * Calls an observer after each request from now on, before its answer is given, and again when a late commit takes
     * effect. It may look at the spaces, and sees them as the request left them; it must not send requests.
     */
    public void observe(Consumer<RecordedRequest> observer) {
        api.observe(Objects.requireNonNull(observer, "observer"));
    }

    /** Returns the requests that are not GETs without side effects, whatever their answer was. */
    public List<RecordedRequest> writes() {
        return requests().stream().filter(RecordedRequest::write).toList();
    }

    /** Returns the effects of requests on the stored state, oldest first. */
    public List<Commit> commits() {
        return state.locked(() -> List.copyOf(state.commits()));
    }

    /** Returns the switches that made a difference to a request so far; others are on, but nothing met them yet. */
    public Set<Switch> switchesInEffect() {
        return state.locked(() -> Set.copyOf(state.effective()));
    }

    /** Returns what no good client does and was done, oldest first. */
    public List<Violation> violations() {
        return api.violations();
    }

    /**
     * Returns how many connections clients have open now; 0 without a server. One that a client has closed counts until
     * the fake has noticed, moments later.
     */
    public int openConnections() {
        return server == null ? 0 : server.openConnections();
    }

    /** Forgets the requests and violations so far; the stored state and the commits stay. */
    public void clearRequests() {
        api.clearRequests();
    }

    /** Returns the rules that make the fake misbehave. */
    public Faults faults() {
        return faults;
    }

    /**
     * Makes the next request with that method and path misbehave once.
     *
     * @param method the HTTP method, {@code *} for any
     * @param path the path without its query, in which {@code *} matches anything within a segment and {@code **} for
     *     anything
     */
    public void failNext(String method, String path, FaultAction action) {
        faults.add(FaultRule.on(method, path).then(action));
    }

    /** Lets a token be refused with 401 from now on, whatever it was allowed before. */
    public void revoke(String token) {
        api.revoke(Objects.requireNonNull(token, "token"));
    }

    /** Returns requests, commits and violations as text, for the message of a failed test. It shows no token. */
    public String history() {
        StringBuilder text = new StringBuilder("requests:\n");
        requests().forEach(request -> text.append("  ").append(request).append('\n'));
        text.append("commits:\n");
        commits().forEach(commit -> text.append("  ").append(commit).append('\n'));
        text.append("violations:\n");
        violations().forEach(violation -> text.append("  ").append(violation).append('\n'));
        return text.toString();
    }

    /** Stops listening; the stored state can still be looked at. Closing twice does nothing. */
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

    /** Collects the options of a fake. Not thread-safe. */
    public static final class Builder {
        private final List<Dataset> datasets = new ArrayList<>();
        private final List<FakeToken> tokens = new ArrayList<>();
        private final Set<Switch> switches = EnumSet.noneOf(Switch.class);
        private final List<FaultRule> rules = new ArrayList<>();
        private FakeClock clock = FakeClock.system();
        private int port;
        private RequestLimits limits = RequestLimits.NONE;

        private Builder() {}

        /**
         * Sets the port; the default 0 takes a free one.
         *
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int number) {
            if (number < 0 || number > 65535) {
                throw new IllegalArgumentException("a port is between 0 and 65535, not " + number);
            }
            this.port = number;
            return this;
        }

        /** Adds the spaces of a dataset. */
        public Builder dataset(Dataset dataset) {
            datasets.add(Objects.requireNonNull(dataset, "dataset"));
            return this;
        }

        /** Adds built spaces. */
        public Builder spaces(SpaceBuilder... spaces) {
            return dataset(Dataset.of(spaces));
        }

        /**
         * Limits the requests of each token per wall-clock second; more are answered with 429 (the API allows 3 or 6,
         * by plan). The default 0 is no limit.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder requestsPerSecond(int limit) {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit is 0 (none) or more requests per second, not " + limit);
            }
            this.limits = new RequestLimits(limit, false, limits.inFlight(), limits.latency());
            return this;
        }

        /**
         * Limits the requests per wall-clock second by the plan of the space in the path: 3 for plan level 0, 6 for
         * others and for paths without a space. With {@link Switch#LIMIT_PER_SPACE} each space is counted on its own.
         */
        public Builder requestsPerSecondByPlan() {
            this.limits = new RequestLimits(0, true, limits.inFlight(), limits.latency());
            return this;
        }

        /**
         * Limits the requests of a space that are in flight at a time; more are answered with 429 (the API allows about
         * 30). A request is in flight from its arrival until its answer arrives, by the fake's clock, so this bites
         * only where answers take time: by {@link #latency} or a fault. The default 0 is no limit.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder requestsInFlight(int limit) {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit is 0 (none) or more requests at a time, not " + limit);
            }
            this.limits = new RequestLimits(limits.perSecond(), limits.byPlan(), limit, limits.latency());
            return this;
        }

        /**
         * Lets every answer of a handled request take so long, by the fake's clock; the default is no time. Refused
         * tokens and 429s are answered at once.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder latency(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a latency must not be negative: " + time);
            }
            this.limits = new RequestLimits(limits.perSecond(), limits.byPlan(), limits.inFlight(), time);
            return this;
        }

        /** Accepts these tokens and no others; others get 401. By default any token is accepted, but none is not. */
        public Builder acceptToken(String... accepted) {
            for (String token : accepted) {
                tokens.add(FakeToken.of(token));
            }
            return this;
        }

        /** Accepts these tokens, with what each may do, and no others; see {@link #acceptToken}. */
        public Builder acceptToken(FakeToken... accepted) {
            tokens.addAll(List.of(accepted));
            return this;
        }

        /** Sets the clock, for timestamps and the limit; the default is the system's. */
        public Builder clock(FakeClock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Lets requests meet these faults; more can be added to {@link FakeManagementApi#faults}. */
        public Builder faults(List<FaultRule> more) {
            rules.addAll(more);
            return this;
        }

        /** Switches behaviours on. */
        public Builder with(Switch... behaviours) {
            switches.addAll(List.of(behaviours));
            return this;
        }

        /** Returns a fake without a server, for {@link FakeManagementApi#handle} alone. */
        public FakeManagementApi build() {
            FakeState state = state();
            Faults faults = faults();
            return new FakeManagementApi(state, new RequestHandler(state, tokens, limits, faults), faults, null, null);
        }

        /**
         * Returns a fake that listens.
         *
         * @throws UncheckedIOException if the port cannot be had
         */
        public FakeManagementApi start() {
            FakeState state = state();
            Faults faults = faults();
            RequestHandler api = new RequestHandler(state, tokens, limits, faults);
            try {
                HttpFront server = HttpFront.start(port, clock, api::handle);
                HttpFront uploads = HttpFront.start(0, clock, api::handleUpload);
                api.uploadsTo(uploads.baseUrl());
                return new FakeManagementApi(state, api, faults, server, uploads);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on port " + port, e);
            }
        }

        private Faults faults() {
            Faults faults = new Faults();
            rules.forEach(faults::add);
            return faults;
        }

        private FakeState state() {
            return new FakeState(clock, switches, Dataset.loaded(datasets));
        }
    }
}
