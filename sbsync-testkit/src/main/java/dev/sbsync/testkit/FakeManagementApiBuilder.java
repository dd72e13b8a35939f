package dev.sbsync.testkit;

import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.api.RequestHandler;
import dev.sbsync.testkit.internal.limit.RequestLimits;
import dev.sbsync.testkit.internal.server.HttpFront;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.time.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Collects the options of a fake; {@link FakeManagementApi#builder()} returns one. By default it takes a free port and
 * any token, has no spaces and no limits, and uses the system's clock. Not thread-safe.
 */
public final class FakeManagementApiBuilder {
    private final List<Dataset> datasets = new ArrayList<>();
    private final List<FakeToken> tokens = new ArrayList<>();
    private final Set<Switch> switches = EnumSet.noneOf(Switch.class);
    private final List<FaultRule> rules = new ArrayList<>();
    private FakeClock clock = FakeClock.system();
    private int port;
    private RequestLimits limits = RequestLimits.NONE;
    private Duration listLag = Duration.ZERO;

    FakeManagementApiBuilder() {}

    /**
     * Sets the port; the default 0 takes a free one.
     *
     * @throws IllegalArgumentException if it is no port
     */
    public FakeManagementApiBuilder port(int number) {
        if (number < 0 || number > 65535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + number);
        }
        this.port = number;
        return this;
    }

    /** Adds the spaces of a dataset. */
    public FakeManagementApiBuilder dataset(Dataset dataset) {
        datasets.add(Objects.requireNonNull(dataset, "dataset"));
        return this;
    }

    /** Adds built spaces. */
    public FakeManagementApiBuilder spaces(SpaceBuilder... spaces) {
        return dataset(Dataset.of(spaces));
    }

    /**
     * Limits the requests of each token per wall-clock second; more are answered with 429 (the API allows 3 or 6, by
     * plan). The default 0 is no limit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FakeManagementApiBuilder requestsPerSecond(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more requests per second, not " + limit);
        }
        this.limits = limits.withPerSecond(limit);
        return this;
    }

    /**
     * Limits the requests per wall-clock second by the plan of the space in the path: 3 for plan level 0, 6 for others
     * and for paths without a space. With {@link Switch#LIMIT_PER_SPACE} each space is counted on its own.
     */
    public FakeManagementApiBuilder requestsPerSecondByPlan() {
        this.limits = limits.withPlan();
        return this;
    }

    /**
     * Limits the number of requests in flight per space; more are answered with 429 (the API allows about 30). A
     * request is in flight from its arrival until its answer arrives, by the fake's clock, so it only has an effect if
     * answers take time, through {@link #latency} or a fault. The default 0 is no limit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FakeManagementApiBuilder requestsInFlight(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more requests at a time, not " + limit);
        }
        this.limits = limits.withInFlight(limit);
        return this;
    }

    /**
     * Sets the response time of handled requests, by the fake's clock; the default is zero. Refused tokens and 429s are
     * answered at once.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FakeManagementApiBuilder latency(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a latency must not be negative: " + time);
        }
        this.limits = limits.withLatency(time);
        return this;
    }

    /**
     * Hides new items of every kind from lists for a time, by the fake's clock; reads by id find them. The API's lists
     * lag behind its writes now and then (docs/management-api.md). The default is zero.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FakeManagementApiBuilder listLag(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("a lag must not be negative: " + lag);
        }
        this.listLag = lag;
        return this;
    }

    /** Accepts only these tokens; others get 401. By default any token is accepted, but one is required. */
    public FakeManagementApiBuilder acceptToken(String... accepted) {
        for (String token : accepted) {
            tokens.add(FakeToken.of(token));
        }
        return this;
    }

    /** Accepts only these tokens, each with its permissions; see {@link #acceptToken}. */
    public FakeManagementApiBuilder acceptToken(FakeToken... accepted) {
        tokens.addAll(List.of(accepted));
        return this;
    }

    /** Sets the clock, for timestamps and the limit; the default is the system's. */
    public FakeManagementApiBuilder clock(FakeClock source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Adds fault rules; more can be added to {@link FakeManagementApi#faults} later. */
    public FakeManagementApiBuilder faults(List<FaultRule> more) {
        rules.addAll(more);
        return this;
    }

    /** Switches behaviours on. */
    public FakeManagementApiBuilder with(Switch... behaviours) {
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
     * @throws UncheckedIOException if the port is not available
     */
    public FakeManagementApi start() {
        FakeState state = state();
        Faults faults = faults();
        RequestHandler api = new RequestHandler(state, tokens, limits, faults);
        try {
            HttpFront server = HttpFront.start(port, clock, api::handle);
            HttpFront uploads = HttpFront.start(0, clock, api::handleUpload, api::cutUpload);
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
        return new FakeState(clock, switches, Dataset.loaded(datasets), listLag);
    }
}
