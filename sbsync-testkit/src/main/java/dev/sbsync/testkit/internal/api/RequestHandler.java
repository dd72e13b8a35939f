package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.internal.access.AcceptedTokens;
import dev.sbsync.testkit.internal.asset.FileHosts;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.limit.RequestLimits;
import dev.sbsync.testkit.internal.limit.Throttling;
import dev.sbsync.testkit.internal.state.FakeState;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers requests: a request value in, a response value out. A request first needs an accepted token, then counts for
 * the limits, then meets the faults, and is then handled. Thread-safe: handles one request at a time.
 */
public final class RequestHandler {
    private final FakeState state;
    private final AcceptedTokens tokens;
    private final Throttling throttling;
    private final Faults faults;
    private final Duration latency;
    private final RequestLog log = new RequestLog();
    private final FileHosts files;
    private final Dispatcher dispatcher;

    /**
     * Creates the behaviour over a state.
     *
     * @param accepted the tokens to accept; empty for any
     */
    public RequestHandler(FakeState state, Collection<FakeToken> accepted, RequestLimits limits, Faults faults) {
        this.state = state;
        this.tokens = new AcceptedTokens(accepted);
        this.throttling = new Throttling(state, limits);
        this.faults = faults;
        this.latency = limits.latency();
        this.files = new FileHosts(state, log::violated);
        this.dispatcher = new Dispatcher(state, log, files);
    }

    /** Answers a request. */
    public FakeResponse handle(FakeRequest request) {
        return state.locked(() -> {
            Optional<RouteTable.Match> route = dispatcher.route(request);
            FakeResponse response = admit(request, route);
            if (FileHosts.serve(request)) {
                return answered(request, response);
            }
            boolean write = route.map(RouteTable.Match::changes)
                    .orElse(!request.method().equals("GET"));
            log.add(state.now(), request, response, write);
            return response;
        });
    }

    private FakeResponse answered(FakeRequest toFiles, FakeResponse response) {
        files.answered(toFiles, response);
        log.addOfFiles(state.now(), toFiles, response);
        return response;
    }

    private FakeResponse admit(FakeRequest request, Optional<RouteTable.Match> route) {
        if (FileHosts.serve(request)) {
            return faults.around(request, admitted(request, route, FakeToken.of("none")));
        }
        FakeToken token = tokens.admit(request).orElse(null);
        if (token == null) {
            return Answer.json(401, Nodes.object().put("error", "Unauthorized"));
        }
        String space = route.map(match -> match.variable("space")).orElse("");
        Optional<FakeResponse> refused = throttling.refuse(token, space);
        if (refused.isPresent()) {
            return refused.get();
        }
        FakeResponse response = faults.around(request, admitted(request, route, token));
        FakeResponse answer = response.after(response.delay().plus(latency));
        throttling.answered(space, answer.delay());
        return answer;
    }

    private AdmittedRequest admitted(FakeRequest request, Optional<RouteTable.Match> route, FakeToken token) {
        return new AdmittedRequest(request, route, token, state, dispatcher, log);
    }

    /**
     * Sets the address of the host that files are uploaded to; {@link #handle} also answers the requests sent there.
     */
    public void uploadsTo(URI host) {
        locked(() -> files.uploads().host(host.toString()));
    }

    /**
     * Answers an upload that is to be cut while its body is sent; empty for any other request, which is then read and
     * {@linkplain #handleUpload handled}.
     *
     * @param head the request without its body
     */
    public Optional<FakeResponse> cutUpload(FakeRequest head) {
        return head.resource().equals("uploads")
                ? state.locked(() -> faults.cut(head, admitted(head, Optional.empty(), FakeToken.of("none")))
                        .map(response -> answered(head, response)))
                : Optional.empty();
    }

    /** Answers a request to the host that files are uploaded to, which refuses everything else. */
    public FakeResponse handleUpload(FakeRequest request) {
        return request.resource().equals("uploads")
                ? handle(request)
                : FakeResponse.of(403, "application/xml", new byte[0]);
    }

    /** Calls an observer after each request, and again when a late commit takes effect. */
    public void observe(Consumer<RecordedRequest> observer) {
        locked(() -> log.observe(observer));
    }

    /** Refuses a token from now on. */
    public void revoke(String token) {
        locked(() -> tokens.revoke(token));
    }

    /** Returns the requests so far. */
    public List<RecordedRequest> requests() {
        return state.locked(log::requests);
    }

    /** Returns the requests to the hosts of files so far. */
    public List<RecordedRequest> fileRequests() {
        return state.locked(log::fileRequests);
    }

    /** Returns what the hosts of files sent and stored. */
    public AssetTraffic traffic() {
        return state.locked(files::traffic);
    }

    /** Returns the violations so far. */
    public List<Violation> violations() {
        return state.locked(log::violations);
    }

    /** Clears requests and violations, but not the stored state and the commit log. */
    public void clearRequests() {
        locked(() -> {
            log.clear();
            files.clear();
        });
    }

    private void locked(Runnable action) {
        state.locked(() -> {
            action.run();
            return true;
        });
    }
}
