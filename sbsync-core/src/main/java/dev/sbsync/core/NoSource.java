package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands for the source of a sync that only undoes runs: has its name, and refuses every request. */
record NoSource(RateLimiter limit) implements Transport {

    private static final String MISSING = "There is no source; set it with from(client, spaceId).";

    /**
     * Returns the source of a state's runs.
     *
     * @throws IllegalStateException if there is no state, or it has no run
     */
    static Side of(@Nullable StateStore state, TimeSource time) {
        if (state == null) {
            throw new IllegalStateException(MISSING);
        }
        SpacePair pair = new PairState(state, List.of())
                .pair()
                .orElseThrow(() -> refusal("Only an undo needs none, but the state has no run to undo."));
        return new Side(
                ManagementClient.builder()
                        .baseUrl(pair.sourceHost())
                        .token(Token.of("none"))
                        .transport(new NoSource(RateLimiter.unlimited(time)))
                        .build(),
                pair.sourceId());
    }

    static IllegalStateException refusal(String why) {
        return new IllegalStateException(MISSING + " " + why);
    }

    @Override
    public TransportOutcome execute(TransportRequest request) {
        throw refusal("An undo must not need it, but requests " + request.method() + " "
                + request.uri().getPath() + ".");
    }

    @Override
    public Optional<RateLimiter> rateLimiter() {
        return Optional.of(limit);
    }

    @Override
    public TransportStats stats() {
        return new TransportStats(0, 0, 0, 0, Collections.emptySortedMap(), Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void close() {}
}
