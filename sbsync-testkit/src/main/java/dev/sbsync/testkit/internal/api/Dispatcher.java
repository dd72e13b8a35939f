package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.access.Scopes;
import dev.sbsync.testkit.internal.asset.FileHosts;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import java.util.Optional;
import java.util.function.Supplier;

/** Passes a request to the handler of its route, and turns a refusal into an answer. */
final class Dispatcher {
    private final FakeState state;
    private final RequestLog log;
    private final FileHosts files;
    private final RouteTable routes;

    Dispatcher(FakeState state, RequestLog log, FileHosts files) {
        this.state = state;
        this.log = log;
        this.files = files;
        this.routes = Endpoints.routes(files.uploads());
    }

    Optional<RouteTable.Match> route(FakeRequest request) {
        return routes.find(request.method(), request.path());
    }

    FakeResponse handle(FakeRequest request, Optional<RouteTable.Match> route, FakeToken token) {
        if (FileHosts.serve(request)) {
            return files.handle(request);
        }
        if (route.isEmpty()) {
            log.violated(request, Violation.Kind.UNKNOWN_ROUTE, "the fake does not serve this");
            return Answer.json(404, Nodes.object().put("status", 404).put("error", "Not Found"));
        }
        try {
            Call call = new Call(request, route.get(), token, state, log::violated);
            Scopes.check(call, route.get(), request.resource());
            Supplier<FakeResponse> handling = () -> route.get().handler().apply(call);
            FakeResponse response = route.get().changes() ? state.unlisted(handling) : handling.get();
            boolean counted = response.header("Total").isPresent();
            return state.is(Switch.LISTS_WITHOUT_TOTAL, counted)
                    ? response.withoutHeaders("Total", "Per-Page")
                    : response;
        } catch (Refusal refusal) {
            return Answer.json(refusal.status(), refusal.body());
        }
    }
}
