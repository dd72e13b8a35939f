package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ApiRequest;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.Page;
import dev.sbsync.client.PageRequest;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.contract.StateStoreContract;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.core.pool.PoolWriter;
import dev.sbsync.core.pool.Submission;
import dev.sbsync.core.pool.WritePool;
import dev.sbsync.core.report.CycleText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Holds the snippets of docs/embedding.md to code that compiles: each is the body of the method it is named after, here
 * or, where it needs Micrometer, in an application of .ci/consumers, which runs it. None has more than 15 lines.
 */
@SuppressWarnings({"unused", "SystemOut"})
class EmbeddingDocTest {

    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);

    private record Event(long timestamp) {}

    private static void whole() {
        RateLimiters budgets = RateLimiters.create(); // one host and token share one budget
        try (ManagementClient source = client(budgets);
                ManagementClient target = client(budgets)) {
            SpaceSync sync =
                    SpaceSync.builder().from(source, 101001).to(target, 101002).build();
            SyncPlan plan = sync.plan();
            if (plan.count(Operation.CONFLICT) > 0) {
                throw new IllegalStateException("conflicts in the plan: " + plan.items());
            }
            SyncReport report = sync.run(plan);
            if (report.ending() != RunEnding.DONE) {
                report.problems().forEach((code, items) -> System.err.println(code.remedy() + ": " + items.size()));
            }
        }
    }

    private static void policies(ManagementClient source, ManagementClient target) {
        SpaceSync sync = SpaceSync.builder()
                .from(source, 101001)
                .to(target, 101002)
                .selection(Selection.builder()
                        .prefix("blog")
                        .exclude("blog/drafts/**")
                        .build())
                .allowEmpty(true) // by default, what matches nothing is an EmptySelectionException
                .onExisting(OnExisting.SKIP) // UPDATE is the default; FAIL refuses a plan that matched anything
                .onCollision(OnCollision.SKIP) // by default, skipped if the content types differ
                .publish(PublishMode.DRAFT) // MIRROR is the default; ALWAYS publishes every story's draft
                .build();
    }

    private static void narrowed(SpaceSync sync) {
        SyncPlan plan = sync.plan();
        SyncPlan creates = plan.only(item -> item.operation() == Operation.CREATE);
        SyncReport report = sync.run(creates);
        Verification verification = sync.verify(creates);
    }

    private static void own(ManagementClient source, ManagementClient target, Instant lastWeek) {
        ContentTransform domain = ContentTransform.of("domain-1", content -> {
            String link = content.path("canonical").stringValue("");
            return content.put("canonical", link.replace("staging.example.com", "www.example.com"));
        });
        WriteVeto freeze = WriteVeto.of(
                "freeze-legal",
                item -> item.source().path().startsWith("legal/") ? Optional.of("legal is frozen") : Optional.empty());
        SpaceSync sync = SpaceSync.builder()
                .from(source, 101001)
                .to(target, 101002)
                .transform(domain)
                .veto(freeze)
                .selection(Selection.builder()
                        .updatedSince(lastWeek)
                        .where("not-archived", item -> !item.tags().contains("archive"))
                        .build())
                .build();
    }

    private static void control(SpaceSync sync, SyncPlan plan) throws InterruptedException {
        SyncRun run = sync.start(plan);
        RunSnapshot now = run.snapshot(); // cheap: its size does not depend on the plan's
        System.out.println(now.counts().ended() + " of " + now.total() + ", "
                + now.workers().active() + " in hand");
        run.pause(); // items in hand finish, nothing new starts
        run.resume();
        run.cancel(Duration.ofSeconds(20)); // items in hand finish, or are cut off after that time
        run.cancelNow(); // cut off at once; their writes may or may not have arrived
        SyncReport report = run.await(); // no worker is left when it returns
    }

    private static void listener() {
        SyncListener listener = new SyncListener() {
            @Override
            public void itemEnded(ItemResult result, int ended, int total) {
                result.outcome()
                        .problem()
                        .ifPresent(problem ->
                                alert(problem.message(), problem.code().remedy()));
                result.warnings()
                        .forEach(warning ->
                                alert(warning.message(), warning.code().remedy()));
            }

            @Override
            public void phaseChanged(RunPhase before, RunPhase now) {
                gauge("sbsync.running", now == RunPhase.RUNNING ? 1 : 0);
            }
        };
    }

    private static void writer(ManagementClient source, ManagementClient target) {
        PoolWriter<String, SyncReport> writer = new PoolWriter<>() {
            @Override
            public Attempt<SyncReport> write(String slug) {
                SpaceSync one = SpaceSync.builder()
                        .from(source, 101001)
                        .to(target, 101002)
                        .selection(Selection.builder().slug(slug).build())
                        .allowEmpty(true) // the story may be gone by now
                        .build();
                return new Attempt.Done<>(one.run(one.plan()));
            }

            @Override
            public SyncReport cancelled(String slug) {
                throw new IllegalStateException("the program ended before '" + slug + "' was synced");
            }
        };
    }

    private static void more(SpaceSync sync, SyncRun run) {
        try {
            int items = run.submit(sync.plan()); // only those that need work; stored before any of them is started
        } catch (IllegalStateException ended) {
            run = sync.start(sync.plan()); // the run has ended, or is being cancelled
        }
    }

    private static void watch(SpaceSync sync) throws InterruptedException {
        SpaceWatch watch = sync.watch(Duration.ofSeconds(30), cycle -> System.out.println(CycleText.line(cycle)));
        Runtime.getRuntime().addShutdownHook(new Thread(watch::stop)); // in-flight items finish
        watch.await(); // throws what ends the watch, such as a revoked token
    }

    private static void pool(PoolWriter<String, SyncReport> writer, Event event) throws InterruptedException {
        WritePool<String, String, SyncReport> pool = WritePool.<String, String, SyncReport>builder(
                        TimeSource.system(), writer)
                .bounds(1000, 64L * 1024 * 1024)
                .build();
        pool.start(Tasks.threads(), "webhooks", 2, () -> {});
        Optional<Submission<SyncReport>> submitted = pool.submit(
                "blog/post", event.timestamp(), "blog/post", 100, Duration.ofSeconds(5)); // empty: no room in time
        pool.close(); // what is there is written, then the workers end
        pool.join();
    }

    private static void seams(Token token, TimeSource time, Exchange network, Tasks tasks, ManagementClient other) {
        ManagementClient client = ManagementClient.builder()
                .token(token)
                .time(time)
                .rateLimiters(RateLimiters.create(time))
                .exchange(network) // the network below pacing and repeating; over HTTP by default
                .build();
        SpaceSync sync = SpaceSync.builder()
                .from(client, 101001)
                .to(other, 101002)
                .time(time)
                .tasks(tasks)
                .random(new Random(42)) // the random part of run ids
                .build();
    }

    private static void state(ManagementClient source, ManagementClient target) throws InterruptedException {
        try (StateStore state =
                StateFile.open(Path.of("production.state"), TimeSource.system())) { // one process at a time
            SpaceSync sync = SpaceSync.builder()
                    .from(source, 101001)
                    .to(target, 101002)
                    .state(state)
                    .build();
            Optional<StoredRun> cutOff = new SyncState(state)
                    .runs().stream().filter(StoredRun::resumable).reduce((earlier, later) -> later);
            SyncRun run = cutOff.isPresent() ? sync.resume(cutOff.get().header().runId()) : sync.start(sync.plan());
            SyncReport report = run.await();
        }
    }

    private static void store(ManagementClient source, ManagementClient target, Transactions database) {
        StateStore store = new TableStore(database) {
            @Override
            public <T> T write(Function<? super StateChanges, T> work) {
                return database.inTransaction(connection -> work.apply(rows(connection))); // all of it, or nothing
            }
        };
        SpaceSync sync = SpaceSync.builder()
                .from(source, 101001)
                .to(target, 101002)
                .state(store)
                .build();
        List<StoredRun> runs = new SyncState(store).runs();
    }

    private interface Transactions {
        <T> T inTransaction(Function<Object, T> work);
    }

    private abstract static class TableStore implements StateStore {

        TableStore(Transactions database) {}

        StateChanges rows(Object connection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "state of the application";
        }

        @Override
        public <T> T read(Function<? super StateRows, T> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static StateStore storeOf(Transactions database) {
        throw new UnsupportedOperationException();
    }

    private static void contract(Transactions database) {
        class TableStoreTest extends StateStoreContract {

            @Override
            protected StateStore open() { // empty at first, and after a close with what was stored
                return storeOf(database);
            }
        }
    }

    private static void limiter(Token token, TimeSource time, Bucket bucket) {
        RateLimiters budgets = (key, explicit) -> new PausableLimiter(time) {
            @Override
            public @Nullable Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
                if (pausedFor().compareTo(limits.maxPause()) > 0) {
                    return null; // too long to wait for: a run's worker takes another item meanwhile
                }
                Duration wait = pausedFor().plusNanos(bucket.reserve(key));
                time.sleep(wait);
                return Permit.afterWaiting(wait);
            }
        };
        ManagementClient client =
                ManagementClient.builder().token(token).rateLimiters(budgets).build();
    }

    private interface Bucket {
        long reserve(String key);
    }

    private abstract static class PausableLimiter implements RateLimiter {

        PausableLimiter(TimeSource time) {}

        @Override
        public void pause(Duration duration) {}

        @Override
        public Duration pausedFor() {
            return Duration.ZERO;
        }

        @Override
        public RateLimit limit() {
            return RateLimit.perSecond(6);
        }
    }

    private static void calls(
            ManagementClient client,
            long space,
            long other,
            long folderId,
            JsonNode content,
            Path picture,
            Executor executor)
            throws IOException {
        Story post = client.stories(space).create(StoryPayload.story(folderId, "First post", "first-post", content));
        client.stories(space).update(post.id(), StoryPayload.copyOf(post).withField("/body/0/headline", "Hello"));
        client.stories(space).delete(post.id());
        Asset team = client.assets(space)
                .upload(AssetFile.of(picture), UploadOptions.defaults().folder(folderId));
        client.assets(other)
                .upload(client.assets(space).file(team), UploadOptions.defaults()); // streamed into another space
        Page<Story> page =
                client.stories(space).page(StoryQuery.all(), PageRequest.first(25)); // page.total(), page.next()
        ApiRequest releases =
                ApiRequest.of("GET", "/v1/spaces/" + space + "/releases").readOnly(); // so it may be repeated
        client.call(releases).body().path("releases").forEach(release -> System.out.println(release.path("name")));
        CompletableFuture<Story> later =
                CompletableFuture.supplyAsync(() -> client.stories(space).get(post.id()), executor);
    }

    private static void test() {
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
            api.failNext("PUT", "/v1/spaces/*/stories/*", FaultAction.dropAfter()); // written, and the answer is lost

            new Nightly(api.baseUrl(), Token.of("any")).run(SampleSpaces.SOURCE_ID, SampleSpaces.TARGET_ID);

            assertThat(api.space(SampleSpaces.TARGET_ID)).mirrors(api.space(SampleSpaces.SOURCE_ID));
            assertThat(api).hasNoViolations();
        }
    }

    private record Nightly(URI baseUrl, Token token) {
        void run(long source, long target) {}
    }

    private static void http(SSLContext context, TransportListener listener) {
        ManagementClient client = ManagementClient.builder()
                .token(Token.of("a-token"))
                .proxy(URI.create(
                        "http://proxy.example.com:3128")) // by default HTTPS_PROXY and the JVM's properties count
                .sslContext(context) // whose certificates are trusted; the JVM's trust store by default
                .connectTimeout(Duration.ofSeconds(3))
                .attemptTimeout(Duration.ofSeconds(20))
                .maxConnections(16)
                .requestHeaders(request -> Map.of("traceparent", currentTrace()))
                .listener(listener) // is told of every attempt: method, path, status, latency
                .build();
    }

    private static String currentTrace() {
        return "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    }

    private static ManagementClient client(RateLimiters budgets) {
        return ManagementClient.builder()
                .token(Token.of("a-token"))
                .rateLimiters(budgets)
                .build();
    }

    private static void alert(String message, String remedy) {}

    private static void gauge(String name, int value) {}

    @Test
    void everySnippetOfTheGuide_isTheBodyOfAMethodHere() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "embedding.md"));
        String source = Files.readString(Path.of("src/test/java/dev/sbsync/core/EmbeddingDocTest.java"))
                + Files.readString(
                        Path.of("..", ".ci", "consumers", "src", "boot", "java", "consumer", "Metrics.java"));
        List<MatchResult> snippets = SNIPPET.matcher(guide).results().toList();
        assertThat(snippets).isNotEmpty();
        assertThat(guide.split("```java", -1)).as("no java without a name").hasSize(1 + snippets.size());
        for (MatchResult snippet : snippets) {
            assertThat(bare(source)).as("%s", snippet.group(1)).contains(bare(snippet.group(2)));
            assertThat(source).containsPattern("static \\w+ " + snippet.group(1) + "\\(");
            assertThat(snippet.group(2).lines()).as("%s", snippet.group(1)).hasSizeLessThanOrEqualTo(15);
        }
    }

    /** Line breaks and indents are the formatter's. */
    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }
}
