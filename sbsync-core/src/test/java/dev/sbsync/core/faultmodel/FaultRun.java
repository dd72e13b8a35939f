package dev.sbsync.core.faultmodel;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.write.WriteJournal;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.SimulatedTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One sync of one pair of spaces with the faults of one seed; every fourth crashes and is run again, every other of
 * these without its journal. In simulated time, through {@link SpaceSync}: everything above the single HTTP exchange is
 * what runs in production.
 */
final class FaultRun {

    /** What took effect late has done so when this has passed. */
    private static final Duration ALL_HAS_LANDED = Duration.ofMinutes(2);

    private static final int MOST_PLANS = 16;

    private static final int[] RETRIES = {0, 1, 3};

    final long seed;
    final List<Fault> faults;
    final FakeManagementApi fake;
    final SimulatedApi network;
    final Oracle oracle;
    private final SimulatedTime world;
    private final int retries;
    private final MemoryJournal journal;
    private final boolean remembers;
    private boolean crashed;
    private @Nullable SyncReport report;
    private @Nullable SyncPlan plan;

    private FaultRun(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        this.faults = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> Fault.any(random))
                .toList();
        this.world = new SimulatedTime(seed);
        this.fake = FakeManagementApi.builder()
                .dataset(ModelSpaces.of(seed))
                .clock(world.time()::wallTime)
                .requestsPerSecond(6)
                .build();
        this.oracle = new Oracle(fake);
        this.network = new SimulatedApi(fake, world.time(), new Random(seed), faults, oracle::afterRequest);
        this.retries = RETRIES[random.nextInt(RETRIES.length)];
        this.journal = new MemoryJournal(random.nextInt(4) == 0 ? random.nextInt(150) : Integer.MAX_VALUE);
        this.remembers = random.nextBoolean();
        world.run(() -> sync(random));
    }

    /** Runs one seed to its end. */
    static FaultRun of(long seed) {
        return new FaultRun(seed);
    }

    private void sync(Random random) {
        RateLimiters budgets = new RateLimiters(world.time());
        try (ManagementClient source = client(budgets);
                ManagementClient target = client(budgets)) {
            SpaceSync.Builder sync = SpaceSync.builder()
                    .from(source, ModelSpaces.SOURCE)
                    .to(target, ModelSpaces.TARGET)
                    .time(world.time())
                    .tasks(world.tasks())
                    .random(random);
            run(sync.journal(journal).build());
            if (report().ending() == SyncReport.Ending.ABORTED) {
                crashed = true;
                journal.restart();
                run(sync.journal(remembers ? journal : WriteJournal.NONE).build());
            }
            world.time().sleep(ALL_HAS_LANDED);
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException("nobody interrupts here", interrupt);
        }
    }

    private void run(SpaceSync sync) throws InterruptedException {
        SyncPlan made = planned(sync);
        plan = made;
        report = sync.run(made);
    }

    /** A plan that cannot be made says so at once and has written nothing: whoever wants it asks again. */
    private SyncPlan planned(SpaceSync sync) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return sync.plan();
            } catch (SbsyncException unreachable) {
                if (tries == MOST_PLANS) {
                    throw unreachable;
                }
                world.time().sleep(Duration.ofMinutes(1));
            }
        }
    }

    private ManagementClient client(RateLimiters budgets) {
        return ManagementClient.builder()
                .token(Token.of("simulated"))
                .baseUrl(URI.create("https://simulated.example"))
                .rateLimiters(budgets)
                .retry(RetryConfig.builder().maxRetries(retries).build())
                .time(world.time())
                .random(new Random(seed))
                .exchange(network)
                .build();
    }

    boolean crashed() {
        return crashed;
    }

    Duration elapsed() {
        return world.elapsed();
    }

    SyncReport report() {
        return Objects.requireNonNull(report);
    }

    /**
     * Returns everything that must not be; empty where all is well. An item may fail where the API refused something,
     * and where a read got no answer although nobody wanted retries. Each problem is a line.
     */
    List<String> problems() {
        boolean refused = network.hits.stream().anyMatch(hit -> hit.effect().refuses());
        boolean readLost = network.hits.stream().anyMatch(hit -> !hit.request().write());
        return oracle.problems(Objects.requireNonNull(plan), report(), refused || (retries == 0 && readLost));
    }

    /** Returns all that happened: the requests, the effects and the faults; equal for equal seeds. */
    String history() {
        return "retries: " + retries + "\nfaults: " + faults + "\nhits: " + network.hits + "\n" + fake.history();
    }
}
