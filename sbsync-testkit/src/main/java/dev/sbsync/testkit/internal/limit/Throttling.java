package dev.sbsync.testkit.internal.limit;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.Plans;
import java.time.Duration;
import java.util.Optional;

/** Limits the requests per second and those in flight, and answers the rest with 429 (docs/management-api.md). */
public final class Throttling {
    /** The real text of this refusal is unknown. */
    private static final String TOO_MANY_IN_FLIGHT = "Too many simultaneous requests. Retry later.";

    private final FakeState state;
    private final RequestLimits limits;
    private final FixedWindowLimiter seconds = new FixedWindowLimiter();
    private final InFlightLimiter inFlight;

    public Throttling(FakeState state, RequestLimits limits) {
        this.state = state;
        this.limits = limits;
        this.inFlight = new InFlightLimiter(limits.inFlight());
    }

    /**
     * Counts a request and returns the answer if it is over a limit.
     *
     * @param space the id in the path, empty if it has none
     */
    public Optional<FakeResponse> refuse(FakeToken token, String space) {
        int limit = limit(space);
        String key = state.is(Switch.LIMIT_PER_SPACE) ? "space " + space : "token " + token.value();
        if (!seconds.tryAcquire(key, limit, state.now())) {
            return Optional.of(throttled(
                    "Rate limit of " + limit + " request per second "
                            + (state.is(Switch.LIMIT_TEXT_HAS_BEEN_REACHED)
                                    ? "has been reached."
                                    : "reached. Retry later."),
                    state));
        }
        return inFlight.hasRoom(space, state.now())
                ? Optional.empty()
                : Optional.of(throttled(TOO_MANY_IN_FLIGHT, state));
    }

    /** Notes when the answer of an admitted request arrives. */
    public void answered(String space, Duration delay) {
        if (!delay.isZero()) {
            inFlight.answeredAt(space, state.now().plus(delay));
        }
    }

    private int limit(String space) {
        if (!limits.byPlan()) {
            return limits.perSecond();
        }
        return Identities.isId(space)
                ? state.space(Long.parseLong(space)).map(Plans::limit).orElse(Plans.PAID_LIMIT)
                : Plans.PAID_LIMIT;
    }

    private static FakeResponse throttled(String text, FakeState state) {
        FakeResponse response = Answer.json(429, Nodes.object().put("error", text));
        return state.is(Switch.RETRY_AFTER) ? response.withHeader("Retry-After", "1") : response;
    }
}
