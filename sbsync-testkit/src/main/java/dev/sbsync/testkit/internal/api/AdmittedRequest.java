package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.faults.FaultedRequest;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.state.FakeState;
import java.time.Duration;
import java.util.Optional;

/** A request that passed token and limits, with the ways in which a fault can handle it. */
final class AdmittedRequest implements FaultedRequest {
    private final FakeRequest request;
    private final Optional<RouteTable.Match> route;
    private final FakeToken token;
    private final FakeState state;
    private final Dispatcher dispatcher;
    private final RequestLog log;

    AdmittedRequest(
            FakeRequest request,
            Optional<RouteTable.Match> route,
            FakeToken token,
            FakeState state,
            Dispatcher dispatcher,
            RequestLog log) {
        this.request = request;
        this.route = route;
        this.token = token;
        this.state = state;
        this.dispatcher = dispatcher;
        this.log = log;
    }

    @Override
    public FakeResponse handle() {
        return dispatcher.handle(request, route, token);
    }

    @Override
    public void handleAfter(Duration delay) {
        state.later(delay, () -> log.late(state.now(), request, handle()));
    }

    @Override
    public FakeResponse handleUnread(Duration lag) {
        return state.unread(lag, this::handle);
    }

    @Override
    public FakeResponse handleUnlisted(Duration lag) {
        return state.unlisted(lag, this::handle);
    }

    @Override
    public FakeResponse handlePageBefore() {
        return handle(MisroutedRequests.pageBefore(request));
    }

    @Override
    public FakeResponse handleAsForeign() {
        FakeResponse right = handle();
        return MisroutedRequests.another(request, right, state)
                .map(this::handle)
                .map(answer -> answer.withStatus(right.status()))
                .orElse(right);
    }

    private FakeResponse handle(FakeRequest other) {
        return dispatcher.handle(other, dispatcher.route(other), token);
    }
}
