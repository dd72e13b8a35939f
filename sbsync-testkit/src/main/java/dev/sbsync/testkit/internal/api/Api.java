package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole behaviour: a request value in, an answer value out. In this order a request is let in by its token, counted
 * by the limit, met by the faults and handled. Thread-safe: one request at a time.
 */
public final class Api {
    private final FakeState state;
    private final Set<String> tokens;
    private final ClockSecondLimiter limiter;
    private final Faults faults;
    private final Routes routes = new Routes();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Creates the behaviour over a state.
     *
     * @param tokens the tokens to accept; empty for any
     * @param requestsPerSecond the limit; 0 for none
     */
    public Api(FakeState state, Set<String> tokens, int requestsPerSecond, Faults faults) {
        this.state = state;
        this.tokens = Set.copyOf(tokens);
        this.limiter = new ClockSecondLimiter(requestsPerSecond);
        this.faults = faults;
        SpaceRoutes.addTo(routes);
        StoryReadRoutes.addTo(routes);
        StoryWriteRoutes.addTo(routes);
        UuidRoutes.addTo(routes);
    }

    /** Answers a request. */
    public FakeResponse handle(FakeRequest request) {
        return state.locked(() -> {
            Optional<Routes.Match> route = routes.find(request.method(), request.path());
            FakeResponse response = admitted(request, route);
            boolean write =
                    route.map(Routes.Match::changes).orElse(!request.method().equals("GET"));
            requests.add(new RecordedRequest(
                    state.now(),
                    request.method(),
                    request.path(),
                    request.query(),
                    response.status(),
                    write,
                    response.delivery()));
            return response;
        });
    }

    /** Returns the requests so far. */
    public List<RecordedRequest> requests() {
        return state.locked(() -> List.copyOf(requests));
    }

    /** Returns the violations so far. */
    public List<Violation> violations() {
        return state.locked(() -> List.copyOf(violations));
    }

    /** Forgets requests and violations; the stored state and the commit log stay. */
    public void clearRequests() {
        state.locked(() -> {
            requests.clear();
            violations.clear();
            return true;
        });
    }

    private FakeResponse admitted(FakeRequest request, Optional<Routes.Match> route) {
        String token = token(request);
        if (token.isEmpty() || !(tokens.isEmpty() || tokens.contains(token))) {
            return Answer.json(401, Json.object().put("error", "Unauthorized"));
        }
        if (!limiter.tryAcquire(limitKey(token, route), state.now())) {
            String text = "Rate limit of " + limiter.limit() + " request per second reached. Retry later.";
            FakeResponse response = Answer.json(429, Json.object().put("error", text));
            return state.is(Switch.RETRY_AFTER) ? response.withHeader("Retry-After", "1") : response;
        }
        return faults.around(request, () -> handled(request, route));
    }

    private FakeResponse handled(FakeRequest request, Optional<Routes.Match> route) {
        if (route.isEmpty()) {
            violations.add(new Violation(
                    Violation.Kind.UNKNOWN_ROUTE,
                    request.method() + " " + request.path(),
                    "the fake does not serve this"));
            return Answer.json(404, Json.object().put("status", 404).put("error", "Not Found"));
        }
        try {
            Map<String, String> variables = route.get().variables();
            return route.get().handler().apply(new Call(request, variables, state, violations));
        } catch (Refusal refusal) {
            return Answer.json(refusal.status(), refusal.body());
        }
    }

    private String limitKey(String token, Optional<Routes.Match> route) {
        String space =
                route.map(match -> match.variables().getOrDefault("space", "")).orElse("");
        return state.is(Switch.LIMIT_PER_SPACE) ? "space " + space : "token " + token;
    }

    private static String token(FakeRequest request) {
        String header = request.header("Authorization").orElse("").trim();
        return header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).trim()
                : header;
    }
}
