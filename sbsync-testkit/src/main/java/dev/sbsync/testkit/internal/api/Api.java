package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.faults.FaultedRequest;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole behaviour: a request value in, an answer value out. In this order a request is let in by its token, counted
 * by the limits, met by the faults and handled. Thread-safe: one request at a time.
 */
public final class Api {
    private final FakeState state;
    private final Tokens tokens;
    private final Admission admission;
    private final Faults faults;
    private final Duration latency;
    private final Selections selections = new Selections();
    private final Routes routes = new Routes();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Uploads uploads;
    private final List<Consumer<RecordedRequest>> observers = new ArrayList<>();

    /**
     * Creates the behaviour over a state.
     *
     * @param accepted the tokens to accept; empty for any
     */
    public Api(FakeState state, Collection<FakeToken> accepted, Limits limits, Faults faults) {
        this.state = state;
        this.tokens = new Tokens(accepted);
        this.admission = new Admission(state, limits);
        this.faults = faults;
        this.latency = limits.latency();
        this.uploads = new Uploads(state, violations);
        SpaceRoutes.addTo(routes);
        StoryReadRoutes.addTo(routes);
        StoryWriteRoutes.addTo(routes);
        UuidRoutes.addTo(routes);
        StoryPlaceRoutes.addTo(routes);
        StoryTrashRoutes.addTo(routes);
        VersionRoutes.addTo(routes);
        StoryTagRoutes.addTo(routes);
        WorkflowRoutes.addTo(routes);
        UserRoutes.addTo(routes);
        Resources.all(uploads).forEach(resource -> resource.addTo(routes));
    }

    /** Answers a request. */
    public FakeResponse handle(FakeRequest request) {
        return state.locked(() -> {
            Optional<Routes.Match> route = routes.find(request.method(), request.path());
            FakeResponse response = admitted(request, route);
            boolean write =
                    route.map(Routes.Match::changes).orElse(!request.method().equals("GET"));
            RecordedRequest recorded = recorded(request, response, write);
            requests.add(recorded);
            observers.forEach(observer -> observer.accept(recorded));
            return response;
        });
    }

    /** Sets the address of the host that files are uploaded to; {@link #handle} answers what arrives there, too. */
    public void uploadsTo(URI host) {
        state.locked(() -> {
            uploads.host(host.toString());
            return true;
        });
    }

    /** Answers a request to the host that files are uploaded to, where nothing else is to be had. */
    public FakeResponse handleUpload(FakeRequest request) {
        return Uploads.isOne(request) ? handle(request) : FakeResponse.of(403, "application/xml", new byte[0]);
    }

    /** Calls an observer after each request, and again when a late commit takes effect. */
    public void observe(Consumer<RecordedRequest> observer) {
        state.locked(() -> observers.add(observer));
    }

    private RecordedRequest recorded(FakeRequest request, FakeResponse response, boolean write) {
        return new RecordedRequest(
                state.now(),
                request.method(),
                request.path(),
                request.query(),
                response.status(),
                write,
                response.delivery());
    }

    /** Lets a token be refused from now on. */
    public void revoke(String token) {
        state.locked(() -> {
            tokens.revoke(token);
            return true;
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
        if (Uploads.isOne(request)) {
            return faults.around(request, new Handling(request, route, FakeToken.of("none")));
        }
        FakeToken token = tokens.admit(request).orElse(null);
        if (token == null) {
            return Answer.json(401, Json.object().put("error", "Unauthorized"));
        }
        String space = route.map(match -> match.variable("space")).orElse("");
        Optional<FakeResponse> refused = admission.refuse(token, space);
        if (refused.isPresent()) {
            return refused.get();
        }
        FakeResponse response = faults.around(request, new Handling(request, route, token));
        FakeResponse answer = response.after(response.delay().plus(latency));
        admission.answered(space, answer.delay());
        return answer;
    }

    /** A request that is let in, on its way through the faults. */
    private final class Handling implements FaultedRequest {
        private final FakeRequest request;
        private final Optional<Routes.Match> route;
        private final FakeToken token;

        Handling(FakeRequest request, Optional<Routes.Match> route, FakeToken token) {
            this.request = request;
            this.route = route;
            this.token = token;
        }

        @Override
        public FakeResponse handle() {
            return Uploads.isOne(request) ? uploads.take(request) : handled(request, route, token);
        }

        @Override
        public void handleAfter(Duration delay) {
            state.later(delay, () -> {
                RecordedRequest late = recorded(request, handle(), true);
                observers.forEach(observer -> observer.accept(late));
            });
        }

        @Override
        public FakeResponse handleUnread(Duration lag) {
            int before = state.commits().size();
            FakeResponse response = handle();
            state.commits().stream()
                    .skip(before)
                    .filter(commit -> commit.kind() == Commit.Kind.CREATED)
                    .forEach(commit -> state.unreadable(commit.storyId(), lag));
            return response;
        }

        @Override
        public FakeResponse handlePageBefore() {
            return other(Foreign.pageBefore(request));
        }

        @Override
        public FakeResponse handleAsForeign() {
            FakeResponse right = handle();
            return Foreign.story(request, right, state)
                    .map(this::other)
                    .map(answer -> answer.withStatus(right.status()))
                    .orElse(right);
        }

        private FakeResponse other(FakeRequest another) {
            return handled(another, routes.find(another.method(), another.path()), token);
        }
    }

    private FakeResponse handled(FakeRequest request, Optional<Routes.Match> route, FakeToken token) {
        if (route.isEmpty()) {
            violations.add(new Violation(
                    Violation.Kind.UNKNOWN_ROUTE,
                    request.method() + " " + request.path(),
                    "the fake does not serve this"));
            return Answer.json(404, Json.object().put("status", 404).put("error", "Not Found"));
        }
        try {
            Call call = new Call(request, route.get(), token, state, selections, violations);
            Scopes.check(call, route.get());
            FakeResponse response = route.get().handler().apply(call);
            boolean counted = response.header("Total").isPresent();
            return state.is(Switch.LISTS_WITHOUT_TOTAL, counted)
                    ? response.withoutHeaders("Total", "Per-Page")
                    : response;
        } catch (Refusal refusal) {
            return Answer.json(refusal.status(), refusal.body());
        }
    }
}
