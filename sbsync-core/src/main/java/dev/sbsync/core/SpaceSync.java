package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.model.Space;
import dev.sbsync.core.concurrency.AdaptiveConcurrency;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PlanOptions;
import dev.sbsync.core.preflight.PlanSide;
import dev.sbsync.core.preflight.Planner;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.PlanExecutor;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceSettings;
import dev.sbsync.core.scan.Survey;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verifier;
import dev.sbsync.core.write.WriteJournal;
import dev.sbsync.core.write.Writers;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Copies stories and folders of one space to another.
 *
 * <pre>{@code
 * var budgets = RateLimiters.create();
 * try (var source = ManagementClient.builder().token(token).rateLimiters(budgets).build();
 *         var target = ManagementClient.builder().token(token).rateLimiters(budgets).build()) {
 *     SpaceSync sync = SpaceSync.builder().from(source, 101001).to(target, 101002).build();
 *     SyncPlan plan = sync.plan();
 *     SyncReport report = sync.run(plan);
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #plan}, {@link #run} and {@link #verify} block; they throw {@link SbsyncException} where the
 * API or the network refuses, and a plan that was made is carried out item by item, whatever becomes of single ones.
 */
public final class SpaceSync {

    /** How long one read of a scan or a verification may be put off by the server. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** How much content a run holds for items that are to be tried again. */
    private static final long CONTENT_BYTES = 16L * 1024 * 1024;

    private final ManagementClient source;
    private final long sourceId;
    private final ManagementClient target;
    private final long targetId;
    private final Selection selection;
    private final OnExisting onExisting;
    private final PublishMode publish;
    private final WriteJournal journal;
    private final int workers;
    private final int minWorkers;
    private final TimeSource time;
    private final Tasks tasks;
    private final RandomGenerator random;
    private final SyncListener listener;

    private SpaceSync(Builder builder) {
        this.source = Objects.requireNonNull(builder.source, "from(client, spaceId) is missing");
        this.sourceId = builder.sourceId;
        this.target = Objects.requireNonNull(builder.target, "to(client, spaceId) is missing");
        this.targetId = builder.targetId;
        this.selection = builder.selection;
        this.onExisting = builder.onExisting;
        this.publish = builder.publish;
        this.journal = builder.journal;
        this.workers = builder.workers;
        this.minWorkers = builder.minWorkers;
        this.time = builder.time;
        this.tasks = builder.tasks;
        this.random = builder.random;
        this.listener = builder.listener;
    }

    /** Starts a sync; {@link Builder#from} and {@link Builder#to} are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads both spaces and returns what a run would do. Writes nothing. Costs one request a side and one for every 100
     * items that are listed: all of them, or where a selection is looked up for fewer requests than that, those that
     * matter to it. The clients' budgets take on the limits of the spaces' plans.
     */
    public SyncPlan plan() {
        return plan(onExisting);
    }

    private SyncPlan plan(OnExisting policy) {
        Space from = enter(source, sourceId);
        Space to = enter(target, targetId);
        SpaceSettings fromSettings = SpaceSettings.of(from);
        SpaceSettings toSettings = SpaceSettings.of(to);
        PlanOptions options = new PlanOptions(selection, policy, publish);
        return Survey.of(
                new Survey.Side(source.patient(PATIENCE).stories(sourceId), fromSettings),
                new Survey.Side(target.patient(PATIENCE).stories(targetId), toSettings),
                (fromRows, toRows) -> Planner.plan(
                        new PlanSide(SpaceRef.of(from), fromSettings, fromRows),
                        new PlanSide(SpaceRef.of(to), toSettings, toRows),
                        options));
    }

    /**
     * Executes a plan and returns how it went; what becomes of single items is in the report, never thrown. An
     * interrupt of the calling thread ends the run as {@link SyncRun#cancelNow} does and leaves the flag set.
     *
     * @throws ExistingItemsException under {@link OnExisting#FAIL}, where the plan matched anything
     */
    public SyncReport run(SyncPlan plan) {
        SyncRun run = start(plan);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return run.await();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    run.cancelNow();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Starts to execute a plan and returns the run, which goes on by itself. Does not block.
     *
     * @throws ExistingItemsException under {@link OnExisting#FAIL}, where the plan matched anything
     */
    public SyncRun start(SyncPlan plan) {
        check(plan);
        RunMeter meter = RunMeter.start(time, random, source, target);
        ContentManager content = new ContentManager(time, CONTENT_BYTES);
        Writers.Settings settings =
                new Writers.Settings(onExisting, plan.publish(), plan.targetLanguages(), journal, content, time);
        Writers writers = new Writers(source, sourceId, target, targetId, settings);
        AdaptiveConcurrency concurrency =
                new AdaptiveConcurrency(time, minWorkers, workers, List.of(source::stats, target::stats));
        PlanExecutor executor = new PlanExecutor(plan, selection::includes, writers, time, listener, concurrency);
        return SyncRun.start(plan, meter, executor, content, tasks);
    }

    /** Reads every selected item on both sides and says what differs. Writes nothing. */
    public Verification verify() {
        try {
            return new Verifier(
                            source.patient(PATIENCE).stories(sourceId),
                            target.patient(PATIENCE).stories(targetId))
                    .verify(plan(OnExisting.UPDATE), tasks, workers);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SyncInterruptedException("The verification was interrupted.", interrupted);
        }
    }

    /** The first contact of a side: where nobody answers it is said at once, and only the rate limit is sat out. */
    private static Space enter(ManagementClient client, long id) {
        Space space;
        try {
            space = client.spaces().get(id);
        } catch (ThrottledException busy) {
            space = client.patient(PATIENCE).spaces().get(id);
        }
        client.paceFor(space);
        return space;
    }

    /**
     * Refuses what {@link #run} would refuse, so that a plan can be judged without running it. Makes no request.
     *
     * @throws ExistingItemsException under {@link OnExisting#FAIL}, where the plan matched anything
     */
    public void check(SyncPlan plan) {
        if (onExisting == OnExisting.FAIL && plan.existing() > 0) {
            String example = plan.items().stream()
                    .filter(item -> item.match() != null)
                    .findFirst()
                    .orElseThrow()
                    .source()
                    .path();
            throw new ExistingItemsException("The target has " + plan.existing() + " of the "
                    + plan.items().size()
                    + " selected items already, such as '" + example
                    + "', and existing items are to fail the run. Nothing was written.");
        }
    }

    /** Builds a {@link SpaceSync}. Not thread-safe. */
    public static final class Builder {
        private @Nullable ManagementClient source;
        private long sourceId;
        private @Nullable ManagementClient target;
        private long targetId;
        private Selection selection = Selection.all();
        private OnExisting onExisting = OnExisting.UPDATE;
        private PublishMode publish = PublishMode.MIRROR;
        private WriteJournal journal = WriteJournal.NONE;
        private int workers = 8;
        private int minWorkers = 1;
        private TimeSource time = TimeSource.system();
        private Tasks tasks = Tasks.threads();
        private RandomGenerator random = RandomGenerator.getDefault();
        private SyncListener listener = SyncListener.NONE;

        private Builder() {}

        /** Sets the client and the space to read. */
        public Builder from(ManagementClient client, long spaceId) {
            source = Objects.requireNonNull(client, "client");
            sourceId = spaceId;
            return this;
        }

        /** Sets the client and the space to write. */
        public Builder to(ManagementClient client, long spaceId) {
            target = Objects.requireNonNull(client, "client");
            targetId = spaceId;
            return this;
        }

        /** Sets which items are synced; all by default. */
        public Builder selection(Selection value) {
            selection = Objects.requireNonNull(value, "selection");
            return this;
        }

        /** Sets what happens to items that exist in the target; {@link OnExisting#UPDATE} by default. */
        public Builder onExisting(OnExisting value) {
            onExisting = Objects.requireNonNull(value, "onExisting");
            return this;
        }

        /** Sets what happens to published layers; {@link PublishMode#MIRROR} by default. */
        public Builder publish(PublishMode value) {
            publish = Objects.requireNonNull(value, "publish");
            return this;
        }

        /** Sets who is told of every request that changes the target; nobody by default. */
        public Builder journal(WriteJournal value) {
            journal = Objects.requireNonNull(value, "journal");
            return this;
        }

        /**
         * Sets how many items are worked on at once at most; 8 by default, which carries 6 requests a second at 1 s
         * latency. A run starts with half of them, takes more while that sends more, and fewer when the server fails
         * ({@link AdaptiveConcurrency}).
         *
         * @throws IllegalArgumentException if it is not from 1 to 64
         */
        public Builder workers(int value) {
            if (value < 1 || value > 64) {
                throw new IllegalArgumentException("workers must be from 1 to 64, got " + value + ".");
            }
            workers = value;
            return this;
        }

        /**
         * Sets how many items are worked on at once at least, however the server fails; 1 by default. The same number
         * as {@link #workers} fixes it.
         *
         * @throws IllegalArgumentException if it is not from 1 to 64
         */
        public Builder minWorkers(int value) {
            if (value < 1 || value > 64) {
                throw new IllegalArgumentException("minWorkers must be from 1 to 64, got " + value + ".");
            }
            minWorkers = value;
            return this;
        }

        /** Sets where time comes from; the system by default. Give the clients the same. */
        public Builder time(TimeSource value) {
            time = Objects.requireNonNull(value, "time");
            return this;
        }

        /** Sets how workers are started; daemon threads by default. */
        public Builder tasks(Tasks value) {
            tasks = Objects.requireNonNull(value, "tasks");
            return this;
        }

        /** Sets where the random part of run ids comes from. */
        public Builder random(RandomGenerator value) {
            random = Objects.requireNonNull(value, "random");
            return this;
        }

        /** Sets who hears of items as they end; nobody by default. */
        public Builder listener(SyncListener value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * Returns the sync.
         *
         * @throws NullPointerException if a side is missing
         * @throws IllegalArgumentException if both sides are one space or one client object, or the fewest workers are
         *     more than the most
         */
        public SpaceSync build() {
            SpaceSync sync = new SpaceSync(this);
            if (minWorkers > workers) {
                throw new IllegalArgumentException("minWorkers must be at most workers (" + workers + "), got "
                        + minWorkers + "; raise workers or lower minWorkers.");
            }
            if (sync.source == sync.target) {
                throw new IllegalArgumentException("Source and target need a client each, so that their requests can be"
                        + " told apart; build both with the same rateLimiters and they share one budget.");
            }
            if (sourceId == targetId && sync.source.baseUrl().equals(sync.target.baseUrl())) {
                throw new IllegalArgumentException(
                        "Source and target are the same space, " + sourceId + "; name two different ones.");
            }
            return sync;
        }
    }
}
