package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.ManagementClientBuilder;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeManagementApiBuilder;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fake API with a source and a target space, a client for each, and a sync between them on manual time. */
final class Sides implements AutoCloseable {

    static final long SOURCE = 1001;
    static final long TARGET = 1002;
    static final String TOKEN = "sides-token";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    final FakeManagementApi api;
    final ManualTime time = new ManualTime();
    private final ManagementClient source;
    private final ManagementClient target;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final List<Rewrite> rewrites = new CopyOnWriteArrayList<>();
    private final List<Consumer<TransportRequest>> afterEach = new CopyOnWriteArrayList<>();
    private volatile @Nullable Lifetime lifetime;

    private record Rewrite(Predicate<TransportRequest> when, UnaryOperator<String> change) {}

    private record Hook(Predicate<TransportRequest> when, Runnable action) {}

    private final long sourceId;
    private final long targetId;

    private Sides(FakeManagementApiBuilder fake, long sourceId, long targetId) {
        this.sourceId = sourceId;
        this.targetId = targetId;
        api = fake.start();
        source = client();
        target = client();
    }

    /** Starts with what the builders say; the target is empty where its builder says nothing. */
    static Sides of(Consumer<SpaceBuilder> sourceItems, Consumer<SpaceBuilder> targetItems) {
        return of(fake -> {}, sourceItems, targetItems);
    }

    /** Starts a fake of which not everything is as usual; its token is {@link #TOKEN}. */
    static Sides of(
            Consumer<FakeManagementApiBuilder> options,
            Consumer<SpaceBuilder> sourceItems,
            Consumer<SpaceBuilder> targetItems) {
        SpaceBuilder sourceSpace = SpaceBuilder.space(SOURCE, "Source");
        SpaceBuilder targetSpace = SpaceBuilder.space(TARGET, "Target");
        sourceItems.accept(sourceSpace);
        targetItems.accept(targetSpace);
        FakeManagementApiBuilder fake = FakeManagementApi.builder().dataset(Dataset.of(sourceSpace, targetSpace));
        options.accept(fake);
        return new Sides(fake, SOURCE, TARGET);
    }

    /** Starts with an empty target. */
    static Sides of(Consumer<SpaceBuilder> sourceItems) {
        return of(sourceItems, target -> {});
    }

    /** Starts with the first space of a dataset as the source and its second as the target. */
    static Sides ofTwo(Dataset spaces, Switch... switches) {
        List<FakeSpace> both =
                FakeManagementApi.builder().dataset(spaces).build().spaces();
        return new Sides(
                FakeManagementApi.builder().dataset(spaces).with(switches),
                both.get(0).id(),
                both.get(1).id());
    }

    /** Starts with the spaces of a dataset among the test resources, such as {@code 18-start-page-flag-at-the-root}. */
    static Sides ofCase(String name, Switch... switches) {
        try (InputStream in =
                Objects.requireNonNull(Sides.class.getResourceAsStream("cases/" + name + ".json"), name)) {
            return ofTwo(Dataset.read(in), switches);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts with the demo's spaces. */
    static Sides demo() {
        return ofTwo(SampleSpaces.demo());
    }

    FakeSpace source() {
        return api.space(sourceId);
    }

    FakeSpace target() {
        return api.space(targetId);
    }

    /** Returns a sync of one worker, so that the order of requests is the order of the plan. */
    SpaceSyncBuilder sync() {
        return SpaceSync.builder()
                .from(source, sourceId)
                .to(target, targetId)
                .workers(1)
                .time(time);
    }

    /** Returns a sync without a source, like {@link #sync}. */
    SpaceSyncBuilder undoing() {
        return SpaceSync.builder().to(target, targetId).workers(1).time(time);
    }

    /** Returns a sync from the target to the source. */
    SpaceSyncBuilder opposite() {
        return sync().from(source, targetId).to(target, sourceId);
    }

    /** Returns a sync from the source to a space other than the target. */
    SpaceSyncBuilder syncInto(long spaceId) {
        return sync().to(target, spaceId);
    }

    /** Returns a sync whose target is its source. */
    SpaceSyncBuilder syncOfOneSpace() {
        return sync().to(target, sourceId);
    }

    SyncReport run() {
        return run(sync().build());
    }

    static SyncReport run(SpaceSync sync) {
        SyncPlan plan = sync.plan();
        return sync.run(plan);
    }

    /** Returns how the item at a path of the source ended. */
    static ItemResult result(SyncReport report, String path) {
        return report.items().stream()
                .filter(item -> item.item().source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Returns why the item at a path of the source failed. */
    static Problem problem(SyncReport report, String path) {
        return result(report, path).outcome().problem().orElseThrow();
    }

    /** Waits for the end of a run. */
    static SyncReport awaited(SyncRun run) {
        try {
            return run.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /**
     * Dies at the n-th request from now on: it and all that come later do not leave, or leave and are not answered.
     *
     * @param dying is called at that moment
     */
    void dieAtRequest(int n, boolean afterIt, Runnable dying) {
        lifetime = new Lifetime(n, afterIt, dying);
    }

    /** Lets requests through again. */
    void liveAgain() {
        lifetime = null;
    }

    /** How long requests get through. */
    private static final class Lifetime {
        private final Runnable dying;
        private final boolean afterIt;
        private int left;

        Lifetime(int left, boolean afterIt, Runnable dying) {
            this.left = left;
            this.afterIt = afterIt;
            this.dying = dying;
        }

        TransportOutcome execute(TransportRequest request, Transport http) {
            left--;
            if (left > 0) {
                return http.execute(request);
            }
            if (left == 0) {
                if (afterIt) {
                    http.execute(request);
                }
                dying.run();
            }
            TransportException closed =
                    new TransportException(TransportException.Kind.CLOSED, "the process is dead", 0, false, null);
            return new TransportOutcome.NotSent(closed, CallCounts.NONE);
        }
    }

    /** Runs {@code action} once, just before the first request that matches is sent. */
    void before(Predicate<TransportRequest> when, Runnable action) {
        hooks.add(new Hook(when, action));
    }

    /** Changes the JSON of every usable answer to a request that matches, as a server that behaves so would give it. */
    void answering(Predicate<TransportRequest> when, Consumer<ObjectNode> change) {
        answeringText(when, text -> {
            ObjectNode json = (ObjectNode) JSON.readTree(text);
            change.accept(json);
            return json.toString();
        });
    }

    /** Changes the text of every usable answer to a request that matches. */
    void answeringText(Predicate<TransportRequest> when, UnaryOperator<String> change) {
        rewrites.add(new Rewrite(when, change));
    }

    /** Runs {@code action} after every request was answered. */
    void afterEach(Consumer<TransportRequest> action) {
        afterEach.add(action);
    }

    /** Returns what was sent so far with a body: method, path and body. */
    List<String> bodies() {
        return bodies;
    }

    ManagementClient client() {
        return builder().build();
    }

    /** Returns a client that reads the private files of spaces with this asset token. */
    ManagementClient client(String assetToken) {
        return builder().assetToken(Token.of(assetToken)).build();
    }

    private ManagementClientBuilder builder() {
        HttpTransport http = HttpTransport.builder()
                .rateLimiter(RateLimiter.unlimited(time))
                .retry(RetryConfig.builder().maxRetries(0).build())
                .time(time)
                .build();
        return ManagementClient.builder()
                .token(Token.of(TOKEN))
                .time(time)
                .baseUrl(api.baseUrl())
                .assetBaseUrl(api.assetUrl())
                .transport(new Listening(http));
    }

    @Override
    public void close() {
        source.close();
        target.close();
        api.close();
    }

    private final class Listening implements Transport {

        private final Transport http;

        Listening(Transport http) {
            this.http = http;
        }

        @Override
        public TransportOutcome execute(TransportRequest request) {
            List<Hook> due =
                    hooks.stream().filter(hook -> hook.when.test(request)).toList();
            hooks.removeAll(due);
            due.forEach(hook -> hook.action.run());
            byte[] body = request.body();
            if (body != null) {
                bodies.add(request.method() + " " + request.uri().getPath() + " "
                        + new String(body, StandardCharsets.UTF_8));
            }
            Lifetime limited = lifetime;
            TransportOutcome outcome = limited == null ? http.execute(request) : limited.execute(request, http);
            afterEach.forEach(action -> action.accept(request));
            return rewritten(request, outcome);
        }

        private TransportOutcome rewritten(TransportRequest request, TransportOutcome outcome) {
            if (!(outcome instanceof TransportOutcome.Answered answered)) {
                return outcome;
            }
            TransportResponse response = answered.response();
            for (Rewrite rewrite : rewrites) {
                if (response.status() / 100 == 2 && rewrite.when.test(request)) {
                    String text = rewrite.change.apply(new String(response.body(), StandardCharsets.UTF_8));
                    response = new TransportResponse(
                            response.status(), response.headers(), text.getBytes(StandardCharsets.UTF_8));
                }
            }
            return new TransportOutcome.Answered(response, answered.maybeAppliedBefore(), answered.counts());
        }

        @Override
        public Optional<RateLimiter> rateLimiter() {
            return http.rateLimiter();
        }

        @Override
        public TransportStats stats() {
            return http.stats();
        }

        @Override
        public void close() {
            http.close();
        }
    }

    /** Checks that an exception is the refusal of a plan by a policy. */
    static Consumer<Throwable> refusedBy(RefusedPlanException.Policy policy) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        RefusedPlanException.class,
                        refused -> assertThat(refused.policy()).isEqualTo(policy));
    }
}
