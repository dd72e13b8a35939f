package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.SimulatedTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A fake API behind a simulated network of a given latency, and a sync of many workers between its two spaces. */
final class SimulatedSides {

    static final long SOURCE = 1001;
    static final long TARGET = 1002;
    private static final String TOKEN = "simulated";

    /** What a request meets instead of the fake; null for the fake. */
    interface Obstacle extends Function<TransportRequest, @Nullable ExchangeResult> {}

    final SimulatedTime world;
    final FakeManagementApi fake;
    final List<Long> arrivals = new ArrayList<>();
    private final Random random;
    private Duration latency = Duration.ofMillis(100);
    private Obstacle obstacle = request -> null;
    private Runnable beforeEach = () -> {};
    int inAir;
    int mostInAir;

    SimulatedSides(long seed, int rps, Consumer<SpaceBuilder> sourceItems) {
        world = new SimulatedTime(seed);
        random = new Random(seed);
        SpaceBuilder source = SpaceBuilder.space(SOURCE, "Source");
        sourceItems.accept(source);
        fake = FakeManagementApi.builder()
                .spaces(source, SpaceBuilder.space(TARGET, "Target"))
                .clock(world.time()::wallTime)
                .requestsPerSecond(rps)
                .build();
    }

    SimulatedSides latency(Duration value) {
        latency = value;
        return this;
    }

    SimulatedSides obstacle(Obstacle value) {
        obstacle = value;
        return this;
    }

    /** Runs before a request is sent, on its thread. */
    SimulatedSides beforeEach(Runnable action) {
        beforeEach = action;
        return this;
    }

    /** Does something with a sync in the simulated world, and returns when every task has ended. */
    void run(Consumer<SpaceSyncBuilder> body) {
        world.run(() -> {
            RateLimiters budgets = RateLimiters.create(world.time());
            try (ManagementClient source = client(budgets);
                    ManagementClient target = client(budgets)) {
                body.accept(SpaceSync.builder()
                        .from(source, SOURCE)
                        .to(target, TARGET)
                        .time(world.time())
                        .tasks(world.tasks())
                        .random(random));
            }
        });
    }

    private ManagementClient client(RateLimiters budgets) {
        return ManagementClient.builder()
                .token(Token.of(TOKEN))
                .baseUrl(URI.create("https://simulated.example"))
                .rateLimiters(budgets)
                .time(world.time())
                .random(random)
                .exchange(new Network())
                .build();
    }

    /** Returns requests per second of those that arrived within a time. */
    double rate(Duration from, Duration length) {
        long start = from.toNanos();
        long end = start + length.toNanos();
        return arrivals.stream().filter(at -> at >= start && at < end).count() / (length.toMillis() / 1000.0);
    }

    static ExchangeResult status(int status) {
        return status(status, "");
    }

    static ExchangeResult status(int status, String body) {
        return new ExchangeResult.Response(
                new TransportResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private final class Network implements Exchange {

        private final Exchange api = new FakeExchange(fake, TOKEN);

        @Override
        public ExchangeResult send(TransportRequest request, Duration deadline) {
            inAir++;
            mostInAir = Math.max(mostInAir, inAir);
            try {
                beforeEach.run();
                world.time().sleep(latency.dividedBy(2));
                arrivals.add(world.elapsed().toNanos());
                ExchangeResult met = obstacle.apply(request);
                ExchangeResult result = met == null ? api.send(request, deadline) : met;
                world.time().sleep(latency.dividedBy(2));
                return result;
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                return new ExchangeResult.Failure(Kind.INTERRUPTED, true, "interrupted", interrupt);
            } finally {
                inAir--;
            }
        }

        @Override
        public void close() {}
    }
}
