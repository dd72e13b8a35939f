package dev.sbsync.core.faultmodel;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sync of one pair of spaces with the faults of one seed; every fourth crashes and is run again, every other of
 * these without its journal. Half of them are of spaces that were in sync, and of which the source was edited since.
 * Afterwards, when the network is well, one more sync. In simulated time, through {@link SpaceSync}: everything above
 * the single HTTP exchange is what runs in production.
 */
final class FaultRun {

    /** What took effect late has done so when this has passed. */
    private static final Duration ALL_HAS_LANDED = Duration.ofMinutes(2);

    private static final DeletePolicy ALL = DeletePolicy.atMostPercent(100);

    final FakeManagementApi fake;
    final SimulatedApi network;
    private final long seed;
    private final List<String> problems = new ArrayList<>();
    private final FaultOptions options;
    private final IdentityMode identity;
    private final SimulatedTime world;
    private final MemoryJournal journal;
    private final List<ItemEdits.Drifted> drifted = new ArrayList<>();
    private final AssetNames assetNames;
    private final Map<ItemKey, Set<Long>> synced = new HashMap<>();
    private Oracle oracle;
    private ItemOracle items;
    private AssetOracle assets;
    private DeleteOracle deletes;
    private DeletePolicy limit;
    private int runs;
    private boolean crashed;
    private @Nullable SyncReport report;
    private @Nullable SyncPlan plan;

    private FaultRun(long seed, Dataset spaces, FaultOptions options) {
        this(seed, spaces, options, IdentityMode.ALIGN);
    }

    private FaultRun(long seed, Dataset spaces, FaultOptions options, IdentityMode identity) {
        this.options = options;
        this.identity = identity;
        this.world = new SimulatedTime(seed);
        this.fake = FakeManagementApi.builder()
                .with(options.switches().toArray(new Switch[0]))
                .dataset(spaces)
                .clock(world.time()::wallTime)
                .requestsPerSecond(
                        options.items() && options.retries() == 0 ? 8 : 6) // a plan of many lists has to succeed
                .build();
        if (options.assets()) {
            ModelAssets.fill(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET), seed);
        }
        this.assetNames = new AssetNames(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET));
        assetNames.learn();
        this.oracle = oracle();
        this.items = items();
        this.assets = assets();
        this.deletes = deletes();
        this.limit = options.deletes();
        this.network = new SimulatedApi(fake, world.time(), new Random(seed), options.faults(), this::afterRequest);
        this.journal = new MemoryJournal(options.recordsUntilCrash());
        this.seed = seed;
    }

    private Oracle oracle() {
        return new Oracle(
                fake,
                options.kinds().contains(Kind.STORIES),
                options.kinds().contains(Kind.ASSETS),
                identity == IdentityMode.ALIGN,
                assetNames);
    }

    private AssetOracle assets() {
        return new AssetOracle(fake, options.kinds(), options.deletes().deletes());
    }

    private ItemOracle items() {
        return new ItemOracle(fake, options.kinds(), drifted, options.deletes().deletes());
    }

    private DeleteOracle deletes() {
        return new DeleteOracle(fake, options.kinds(), drifted, synced);
    }

    private void afterRequest() {
        oracle.afterRequest();
    }

    /** Runs one seed to its end. */
    static FaultRun of(long seed) {
        FaultOptions options = FaultOptions.of(new Random(seed)).withLies(new Random(~seed), new Random(seed * 31 + 7));
        FaultRun run = new FaultRun(seed, ModelSpaces.of(seed), options);
        run.world.run(run::sync);
        return run;
    }

    /** Runs one seed with stories and items of every kind but assets; all or some of the kinds are synced. */
    static FaultRun ofKinds(long seed) {
        FaultOptions options = FaultOptions.of(new Random(seed))
                .withLies(new Random(~seed), new Random(seed * 31 + 7))
                .withItems(seed);
        FaultRun run = new FaultRun(seed, ModelSpaces.withItems(seed), options);
        run.world.run(run::sync);
        return run;
    }

    /** Runs one seed with stories and items of every kind; assets and all or some of the other kinds are synced. */
    static FaultRun ofAllKinds(long seed) {
        FaultOptions options = FaultOptions.of(new Random(seed))
                .withLies(new Random(~seed), new Random(seed * 31 + 7))
                .withItems(seed)
                .withAssets(seed);
        FaultRun run = new FaultRun(seed, ModelSpaces.withAssets(seed), options);
        run.world.run(run::sync);
        return run;
    }

    /** Runs one seed with stories and items of every kind, of which some are deleted in the source. */
    static FaultRun deleting(long seed) {
        FaultOptions options = FaultOptions.of(new Random(seed))
                .withLies(new Random(~seed), new Random(seed * 31 + 7))
                .withItems(seed)
                .withAssets(seed)
                .deleting(seed);
        FaultRun run = new FaultRun(seed, ModelSpaces.withAssets(seed), options);
        run.world.run(run::sync);
        return run;
    }

    /** Runs one seed with stories that reference each other, and copies that keep uuids of their own. */
    static FaultRun mapped(long seed) {
        FaultOptions options = FaultOptions.of(new Random(seed)).withLies(new Random(~seed), new Random(seed * 31 + 7));
        FaultRun run = new FaultRun(seed, ModelSpaces.withReferences(seed), options, IdentityMode.MAP);
        run.world.run(run::sync);
        return run;
    }

    /** Runs one seed without answers that lie. */
    static FaultRun withBrokenConnections(long seed) {
        FaultRun run = new FaultRun(seed, ModelSpaces.of(seed), FaultOptions.of(new Random(seed)));
        run.world.run(run::sync);
        return run;
    }

    /**
     * Runs two spaces of {@link ModelSpaces}'s ids with given faults, and transports that repeat {@code retries} times.
     */
    static FaultRun of(SpaceBuilder source, SpaceBuilder target, int retries, Fault... faults) {
        FaultOptions options = FaultOptions.of(List.of(faults), retries);
        FaultRun run = new FaultRun(1, Dataset.of(source, target), options);
        run.world.run(run::sync);
        return run;
    }

    /** Runs two such spaces, of which assets and stories are synced, with given faults. */
    static FaultRun ofAssets(SpaceBuilder source, SpaceBuilder target, int retries, Fault... faults) {
        FaultOptions options = FaultOptions.of(List.of(faults), retries).syncing(Set.of(Kind.ASSETS, Kind.STORIES));
        FaultRun run = new FaultRun(1, Dataset.of(source, target), options);
        run.world.run(run::sync);
        return run;
    }

    private void sync() {
        RateLimiters budgets = RateLimiters.create(world.time());
        try (ManagementClient source = client(budgets);
                ManagementClient target = client(budgets)) {
            SpaceSyncBuilder sync = SpaceSync.builder()
                    .from(source, ModelSpaces.SOURCE)
                    .to(target, ModelSpaces.TARGET)
                    .time(world.time())
                    .tasks(world.tasks())
                    .random(new Random(seed))
                    .kinds(options.kinds())
                    .identity(identity)
                    .state(StateStore.inMemory());
            if (options.later()) {
                inSyncAndEdited(sync.build());
            }
            run(sync.journal(journal));
            for (int again = 0; report().ending() == RunEnding.ABORTED && again < options.mostPlans(); again++) {
                crashed = true;
                journal.restart();
                run(sync.journal(options.remembers() ? journal : WriteJournal.NONE));
            }
            world.time().sleep(ALL_HAS_LANDED);
            judge();
            limit = limit.deletes() ? ALL : limit;
            oneMore(sync.journal(WriteJournal.NONE).deletes(limit).build());
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException("not interrupted here", interrupt);
        }
    }

    private void inSyncAndEdited(SpaceSync sync) throws InterruptedException {
        network.calm(true);
        SyncReport inSync = sync.run(planned(sync));
        assetNames.learn(inSync);
        DeleteOracle.learn(inSync, synced);
        world.time().sleep(ALL_HAS_LANDED);
        ModelSpaces.edit(fake.space(ModelSpaces.SOURCE), seed);
        if (options.items()) {
            ItemEdits.edit(fake.space(ModelSpaces.SOURCE), seed);
            drifted.addAll(ItemEdits.drift(fake.space(ModelSpaces.TARGET), seed, options.kinds()));
        }
        if (options.assets()) {
            ModelAssets.edit(fake.space(ModelSpaces.SOURCE), seed);
            drifted.addAll(ModelAssets.drift(fake.space(ModelSpaces.TARGET), seed));
        }
        if (limit.deletes()) {
            ModelDeletes.edit(fake.space(ModelSpaces.SOURCE), seed);
            drifted.removeIf(edited -> !synced.containsKey(new ItemKey(edited.kind(), edited.id())));
        }
        assetNames.learn();
        oracle = oracle();
        items = items();
        assets = assets();
        deletes = deletes();
        network.calm(false);
    }

    /** An item may fail where the API refused something, and where a read got no answer without retries. */
    private void judge() {
        boolean refused = network.hits.stream().anyMatch(SimulatedApi.Hit::refuses);
        boolean readLost = network.hits.stream().anyMatch(hit -> !hit.request().write());
        boolean refusing = Behaviours.refuse(fake);
        if (crashed && !options.remembers() && network.hits.stream().anyMatch(SimulatedApi.Hit::createsAssetsLate)) {
            assets.createInFlight();
        }
        problems.addAll(oracle.problems(
                Objects.requireNonNull(plan), report(), refused || refusing || (options.retries() == 0 && readLost)));
        problems.addAll(items.problems(report()));
        problems.addAll(assets.problems(report(), false));
        problems.addAll(deletes.problems(report(), limit, runs, false));
    }

    /** Whatever the run left behind, the next one finishes: only sbsync has changed anything in the target. */
    private void oneMore(SpaceSync sync) throws InterruptedException {
        network.calm(true);
        deletes = deletes();
        SyncPlan next = planned(sync);
        SyncReport after = sync.run(next);
        DeleteOracle.learn(after, synced);
        oracle = oracle();
        boolean refusing = Behaviours.refuse(fake);
        oracle.problems(next, after, refusing).forEach(problem -> problems.add("the next run: " + problem));
        after.items().stream()
                .filter(item -> !refusing)
                .filter(item -> !(item.item().source() instanceof TargetItem))
                .filter(item -> !(item.outcome() instanceof Outcome.Confirmed) && !left(item))
                .forEach(item -> problems.add("the next run left it: " + item));
        items.problems(after).forEach(problem -> problems.add("the next run: " + problem));
        assets.problems(after, true).forEach(problem -> problems.add("the next run: " + problem));
        deletes.problems(after, limit, 1, true).forEach(problem -> problems.add("the next run: " + problem));
        if (options.items()) {
            nothingLeftToDo(sync);
        }
    }

    /** What was edited in the target is left as it is. */
    private boolean left(ItemResult item) {
        return drifted.stream()
                .anyMatch(edited -> edited.kind().equals(item.item().key().kind())
                        && item.outcome()
                                .targetId()
                                .filter(id -> id == edited.id())
                                .isPresent());
    }

    private void nothingLeftToDo(SpaceSync sync) throws InterruptedException {
        int before = fake.writes().size();
        AssetTraffic transferred = fake.assetTraffic();
        sync.run(planned(sync));
        fake.writes().stream()
                .skip(before)
                .filter(request -> !request.resource().equals("stories"))
                .forEach(request -> problems.add("in sync, and written again: " + request));
        if (!fake.assetTraffic().equals(transferred)) {
            problems.add("in sync, and files were read again: " + transferred + ", then " + fake.assetTraffic());
        }
    }

    /** A run that would delete more than its limit writes nothing; then it may delete all. */
    private void run(SpaceSyncBuilder builder) throws InterruptedException {
        SpaceSync sync = builder.deletes(limit).build();
        SyncPlan made = planned(sync);
        int writes = fake.writes().size();
        try {
            report = sync.run(made);
            plan = made;
            runs++;
        } catch (RefusedPlanException refused) {
            if (fake.writes().size() > writes || limit.equals(ALL)) {
                problems.add("refused, and written: " + refused);
            }
            limit = ALL;
            run(builder);
        }
    }

    private SyncPlan planned(SpaceSync sync) throws InterruptedException {
        return network.again(options.mostPlans(), sync::plan);
    }

    private ManagementClient client(RateLimiters budgets) {
        return network.client(budgets, seed)
                .retry(RetryConfig.builder().maxRetries(options.retries()).build())
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

    /** Returns everything that must not be; empty where all is well. Each problem is a line. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns all that happened: the requests, the effects and the faults; equal for equal seeds. */
    String history() {
        return options + "\nhits: " + network.hits + "\n" + fake.history();
    }
}
