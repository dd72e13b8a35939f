package dev.sbsync.core.faultmodel;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceState;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.Switch;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One sync of two spaces with items of every kind, and its undo, both with the faults of one seed; every other sync is
 * spared, so that the undo meets them all. Afterwards, when the network is well, one more undo. In simulated time. The
 * fake stores what it is sent: what one that spells it otherwise had before cannot be sent to it.
 */
final class UndoneRun {

    private static final Duration ALL_HAS_LANDED = Duration.ofMinutes(2);
    private static final Set<Kind> KINDS = EnumSet.allOf(Kind.class);

    private final long seed;
    private final FaultOptions options;
    private final SimulatedTime world;
    private final FakeManagementApi fake;
    private final SimulatedApi network;
    private final List<String> problems = new ArrayList<>();

    private UndoneRun(long seed) {
        this.seed = seed;
        options = FaultOptions.of(new Random(seed))
                .withLies(new Random(~seed), new Random(seed * 31 + 7))
                .withItems(seed)
                .withAssets(seed)
                .deleting(seed);
        world = new SimulatedTime(seed);
        fake = FakeManagementApi.builder()
                .dataset(ModelSpaces.withAssets(seed))
                .clock(world.time()::wallTime)
                .with(trash(seed))
                .build();
        ModelAssets.fill(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET), seed);
        network = new SimulatedApi(fake, world.time(), new Random(seed), options.faults(), () -> {});
    }

    /** Returns how components come back from the trash: in half of the runs as by default. */
    private static Switch[] trash(long seed) {
        return switch ((int) (seed % 4)) {
            case 0 -> new Switch[] {Switch.DELETED_PRESETS_COME_BACK};
            case 1 -> new Switch[] {Switch.COMPONENT_RESTORED_WITHOUT_PRESETS};
            default -> new Switch[0];
        };
    }

    /** Runs one seed to its end. */
    static UndoneRun of(long seed) {
        UndoneRun run = new UndoneRun(seed);
        run.world.run(run::syncAndUndo);
        return run;
    }

    /** Returns what the undos have not restored; empty if the target is as it was. */
    List<String> problems() {
        return problems;
    }

    /** Returns all that happened. */
    String history() {
        return options + "\nhits: " + network.hits + "\n" + fake.history();
    }

    private void syncAndUndo() {
        RateLimiters budgets = RateLimiters.create(world.time());
        try (ManagementClient source = client(budgets);
                ManagementClient target = client(budgets)) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, ModelSpaces.SOURCE)
                    .to(target, ModelSpaces.TARGET)
                    .time(world.time())
                    .tasks(world.tasks())
                    .random(new Random(seed))
                    .kinds(KINDS)
                    .onCollision(OnCollision.OVERWRITE)
                    .deletes(seed % 3 == 0 ? DeletePolicy.atMostPercent(100) : DeletePolicy.NONE)
                    .state(StateStore.inMemory())
                    .build();
            FakeSpace space = fake.space(ModelSpaces.TARGET);
            network.calm(true);
            Map<String, String> before = SpaceState.of(space, target);
            network.calm(seed % 2 == 0);
            String run = again(() -> sync.run(sync.plan())).runId();
            network.calm(false);
            world.time().sleep(ALL_HAS_LANDED);
            again(() -> sync.undo(run));
            world.time().sleep(ALL_HAS_LANDED);
            network.calm(true);
            again(() -> sync.undo(run));
            problems.addAll(SpaceState.differences(before, SpaceState.of(space, target)));
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException("not interrupted here", interrupt);
        }
    }

    private <T> T again(Supplier<T> asked) throws InterruptedException {
        return network.again(options.mostPlans(), asked);
    }

    private ManagementClient client(RateLimiters budgets) {
        return network.client(budgets, seed)
                .retry(RetryConfig.builder().maxRetries(options.retries()).build())
                .build();
    }
}
