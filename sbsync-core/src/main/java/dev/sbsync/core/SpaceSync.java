package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.Planning.OnEmpty;
import dev.sbsync.core.concurrency.AdaptiveConcurrency;
import dev.sbsync.core.content.ContentBudget;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.preflight.OnCollision;
import dev.sbsync.core.preflight.OnDrift;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PlanOptions;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.PlanExecutor;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.RunLog;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.core.state.SyncState;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verifier;
import dev.sbsync.core.write.TargetIds;
import dev.sbsync.core.write.WriteJournal;
import dev.sbsync.core.write.WriteVeto;
import dev.sbsync.core.write.Writers;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

    /** How many items are worked on at once at most, unless said otherwise. */
    public static final int DEFAULT_WORKERS = 8;

    /** How much content a run holds for items that are to be tried again. */
    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private final ManagementClient source;
    private final long sourceId;
    private final ManagementClient target;
    private final long targetId;
    private final PlanOptions options;
    private final Extensions extensions;
    private final OnEmpty onEmpty;
    private final SyncState state;
    private final Planning planning;
    private final WriteJournal journal;
    private final long keptBytes;
    private final ContentBudget budget;
    private final int workers;
    private final int minWorkers;
    private final TimeSource time;
    private final Tasks tasks;
    private final RandomGenerator random;
    private final SyncListener listener;

    private SpaceSync(Builder builder) {
        this.source = side(builder.source, "source", "from");
        this.sourceId = builder.sourceId;
        this.target = side(builder.target, "target", "to");
        this.targetId = builder.targetId;
        this.options = builder.options;
        this.extensions = new Extensions(builder.transform, builder.veto);
        this.onEmpty = builder.onEmpty;
        this.state = new SyncState(builder.state == null ? StateStore.inMemory() : builder.state);
        this.journal = builder.journal;
        this.keptBytes = Math.min(MOST_KEPT, builder.contentBytes / 8);
        this.budget = new ContentBudget(builder.time, builder.contentBytes - keptBytes);
        this.workers = builder.workers;
        this.minWorkers = builder.minWorkers;
        this.time = builder.time;
        this.tasks = builder.tasks;
        this.random = builder.random;
        this.listener = builder.listener;
        this.planning = new Planning(source, sourceId, target, targetId, tasks, workers, builder.transform, budget);
    }

    /** Starts a sync; {@link Builder#from} and {@link Builder#to} are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads both spaces and returns what a run would do. Writes nothing to them. Costs one request a side and one for
     * every 100 items that are listed: all of them, or where a selection is looked up for fewer requests than that,
     * those that matter to it; and one to six for an item whose target seems to have changed since it was last in sync.
     * The clients' budgets take on the limits of the spaces' plans.
     *
     * @throws EmptySelectionException if a part of the selection matches nothing, unless that is allowed
     * @throws StateException if the state is of other spaces, or cannot be read or written
     */
    public SyncPlan plan() {
        state.claim(pair());
        return planning.plan(options, onEmpty, state, Set.of());
    }

    /**
     * Returns the {@link #plan} of what failed or was blocked in an earlier run, and of what that waits for.
     *
     * @throws EmptySelectionException as for {@link #plan}
     * @throws StateException if the state has no such run, or as for {@link #plan}
     */
    public SyncPlan planRetry(String runId) {
        state.claim(pair());
        storedRun(runId);
        Set<Long> failed = state.items(runId).stream()
                .filter(item -> item.ended()
                        .filter(end -> end.outcome().problem().isPresent())
                        .isPresent())
                .map(item -> item.item().source().id())
                .collect(Collectors.toUnmodifiableSet());
        return planning.plan(options, onEmpty, state, Set.of())
                .only(item -> failed.contains(item.source().id()));
    }

    private static ManagementClient side(@Nullable ManagementClient client, String side, String setter) {
        if (client == null) {
            throw new IllegalStateException("There is no " + side + "; set it with " + setter + "(client, spaceId).");
        }
        return client;
    }

    private SpacePair pair() {
        return new SpacePair(source.baseUrl(), sourceId, target.baseUrl(), targetId);
    }

    private StoredRun storedRun(String runId) {
        return state.run(runId)
                .orElseThrow(() -> new StateException(
                        StateException.Kind.NO_RUN,
                        "There is no run '" + runId + "' in this state; it has "
                                + (state.runs().isEmpty()
                                        ? "none"
                                        : state.runs().stream()
                                                .map(run -> run.header().runId())
                                                .collect(Collectors.joining(", ")))
                                + "."));
    }

    /**
     * Executes a plan and returns how it went; how single items end is in the report, never thrown. An interrupt of the
     * calling thread ends the run as {@link SyncRun#cancelNow} does and leaves the flag set.
     *
     * @throws IllegalArgumentException as for {@link #check}: the plan cannot be run by this sync
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
     * Starts to execute a plan and returns the run, which goes on by itself. Blocks for the state alone, which has the
     * plan when it returns.
     *
     * @throws IllegalArgumentException as for {@link #check}: the plan cannot be run by this sync
     * @throws ExistingItemsException under {@link OnExisting#FAIL}, where the plan matched anything
     * @throws CollidingItemsException under {@link OnCollision#FAIL}, where other items are at paths of the source
     * @throws DriftedItemsException under {@link OnDrift#FAIL}, where items were changed in the target
     * @throws StateException if the plan cannot be stored
     */
    public SyncRun start(SyncPlan plan) {
        check(plan);
        RunMeter meter = RunMeter.start(time, random, source, target);
        List<ItemResult> ended = Resumption.withoutWork(plan);
        RunHeader header = new RunHeader(
                meter.runId(), pair(), plan.source(), plan.target(), meter.startedAt(), options, extensions.ids());
        return start(options, plan, ended, meter, state.begin(header, plan.items(), ended, meter::soFar));
    }

    /**
     * Goes on with a run that was cancelled or ended early, or whose process died: plans it anew, by its own selection
     * and policies whatever this sync's are, and starts what is left. The caller's own code is not stored: this sync
     * needs a transform, a veto and predicates with the same ids. What was begun and has no end is looked up before it
     * is repeated; what is done is done again only where it has changed since. Blocks as {@link #plan} does.
     *
     * @throws StateException if the state is of other spaces, has no such run, or that has ended, or was started with a
     *     transform, veto or predicate that this sync lacks
     */
    public SyncRun resume(String runId) {
        state.claim(pair());
        StoredRun run = storedRun(runId);
        if (!run.resumable()) {
            throw new StateException(
                    StateException.Kind.NO_RUN,
                    "The run '" + runId + "' has come to its end, so nothing is left to resume; plan what failed in it,"
                            + " or start a new one.");
        }
        PlanOptions itsOptions = extensions.optionsOf(run.header(), options.selection());
        List<StoredItem> stored = state.items(runId);
        Resumption rest =
                Resumption.of(stored, planning.plan(itsOptions, OnEmpty.ALLOW, state, Resumption.begun(stored)));
        RunMeter meter = RunMeter.resume(time, run, source, target);
        RunLog log = state.resume(runId, rest.plan().items(), rest.ended(), meter::soFar);
        return start(itsOptions, rest.plan(), rest.ended(), meter, log);
    }

    private SyncRun start(PlanOptions by, SyncPlan plan, List<ItemResult> ended, RunMeter meter, RunLog log) {
        ContentManager content = new ContentManager(time, keptBytes);
        Writers.Settings settings = new Writers.Settings(
                by.onExisting(),
                by.onCollision(),
                by.onDrift(),
                plan.publish(),
                plan.languages(),
                extensions.transform(),
                extensions.veto(),
                state::baseline,
                new ResumedJournal(log, journal),
                content,
                budget,
                time);
        Writers writers = new Writers(source, sourceId, target, targetId, TargetIds.of(plan), settings);
        AdaptiveConcurrency concurrency =
                new AdaptiveConcurrency(time, minWorkers, workers, List.of(source::stats, target::stats));
        RunTimeline timeline = new RunTimeline(time, listener);
        PlanExecutor executor = new PlanExecutor(
                plan, ended, by.selection()::includes, log::ended, writers, time, timeline, concurrency);
        return SyncRun.start(plan, meter, executor, content, timeline, log, tasks);
    }

    /**
     * Reads every selected item on both sides and returns what differs. Writes nothing; blocks.
     *
     * @throws EmptySelectionException if a part of the selection matches nothing, unless that is allowed
     */
    public Verification verify() {
        return verified(planning.plan(options.forComparison(), onEmpty));
    }

    /**
     * Reads every item of a plan on both sides, whether the plan was run or not, and returns what differs. Lists both
     * spaces as {@link #plan} does, so that what was created since is found. Writes nothing; blocks.
     *
     * @throws IllegalArgumentException if the plan is of other spaces, or of another host
     */
    public Verification verify(SyncPlan plan) {
        requireOwn(plan);
        VerifiedPlan verified = VerifiedPlan.of(plan);
        PlanOptions wide = options.selection(verified.selection(options.selection()));
        return verified.withWhatIsGone(verified(verified.now(planning.plan(wide.forComparison(), OnEmpty.ALLOW))));
    }

    private Verification verified(SyncPlan plan) {
        try {
            Verifier verifier = new Verifier(
                    budget, planning::sourceStories, planning::targetStories, plan.languages(), extensions.transform());
            return HeapGuard.guarded(() -> verifier.verify(plan, tasks, workers));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SyncInterruptedException("The verification was interrupted.", interrupted);
        }
    }

    /**
     * Refuses what {@link #run} would refuse, so that a plan can be judged without running it. Makes no request.
     *
     * @throws IllegalArgumentException if the plan is of other spaces or of another host, or leaves out what its items
     *     need
     * @throws ExistingItemsException under {@link OnExisting#FAIL}, where the plan matched anything
     * @throws CollidingItemsException under {@link OnCollision#FAIL}, where other items are at paths of the source
     * @throws DriftedItemsException under {@link OnDrift#FAIL}, where items were changed in the target
     */
    public void check(SyncPlan plan) {
        requireOwn(plan);
        plan.requireComplete();
        FailPolicies.check(plan, options);
    }

    private void requireOwn(SyncPlan plan) {
        SpaceRef from = plan.source();
        SpaceRef to = plan.target();
        if (!new SpacePair(from.host(), from.id(), to.host(), to.id()).equals(pair())) {
            throw new IllegalArgumentException("The plan copies space " + from + " at " + from.host() + " to " + to
                    + " at " + to.host() + ", and this sync copies " + pair() + "; make the plan with this sync.");
        }
    }

    /** Builds a {@link SpaceSync}. Not thread-safe. */
    public static final class Builder {
        private @Nullable ManagementClient source;
        private long sourceId;
        private @Nullable ManagementClient target;
        private long targetId;
        private PlanOptions options = PlanOptions.defaults();
        private OnEmpty onEmpty = OnEmpty.REFUSE;
        private ContentTransform transform = ContentTransform.NONE;
        private WriteVeto veto = WriteVeto.NONE;
        private @Nullable StateStore state;
        private WriteJournal journal = WriteJournal.NONE;
        private int workers = DEFAULT_WORKERS;
        private int minWorkers = 1;
        private long contentBytes = ContentBudget.defaultBytes();
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
            options = options.selection(Objects.requireNonNull(value, "selection"));
            return this;
        }

        /**
         * Sets whether a selection may match nothing in the source; false by default: a plan then fails with an
         * {@link EmptySelectionException} if a prefix, slug, tag or content type matches nothing. Runs that are resumed
         * are not judged.
         */
        public Builder allowEmpty(boolean value) {
            onEmpty = value ? OnEmpty.ALLOW : OnEmpty.REFUSE;
            return this;
        }

        /** Sets what happens to items that exist in the target; {@link OnExisting#UPDATE} by default. */
        public Builder onExisting(OnExisting value) {
            options = options.onExisting(Objects.requireNonNull(value, "onExisting"));
            return this;
        }

        /**
         * Sets what happens where another item of the target, never in sync with it, is at the path of a source item;
         * {@link OnCollision#OVERWRITE_SAME_TYPE} by default.
         */
        public Builder onCollision(OnCollision value) {
            options = options.onCollision(Objects.requireNonNull(value, "onCollision"));
            return this;
        }

        /** Sets what happens to items that were changed in the target since; {@link OnDrift#SKIP} by default. */
        public Builder onDrift(OnDrift value) {
            options = options.onDrift(Objects.requireNonNull(value, "onDrift"));
            return this;
        }

        /**
         * Sets what runs are remembered in, and what items were when they were last in sync; in memory by default, as
         * long as the sync lives. It stays the caller's, who closes it when no run goes on.
         */
        public Builder state(StateStore value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /** Sets what happens to published layers; {@link PublishMode#MIRROR} by default. */
        public Builder publish(PublishMode value) {
            options = options.publish(Objects.requireNonNull(value, "publish"));
            return this;
        }

        /**
         * Sets what the content of stories goes through on its way to the target; nothing by default. It is applied
         * before anything is compared, so the target's copies are equal when they have the transformed content.
         */
        public Builder transform(ContentTransform value) {
            transform = Objects.requireNonNull(value, "transform");
            return this;
        }

        /** Sets what may keep single items from being written, just before that would happen; nothing by default. */
        public Builder veto(WriteVeto value) {
            veto = Objects.requireNonNull(value, "veto");
            return this;
        }

        /** Sets the journal of every request that changes the target; none by default. */
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

        /**
         * Sets how much memory the contents of items that are read, compared and written may take together, in bytes;
         * half of the JVM's largest heap ({@link Runtime#maxMemory}) by default. Items wait for each other where their
         * contents do not fit together; one that does not fit alone fails with {@code too_large}. A story takes about
         * six times the size of its JSON.
         *
         * @throws IllegalArgumentException if it is less than 1 MB (1,048,576 bytes)
         */
        public Builder contentBytes(long value) {
            if (value < 1024 * 1024) {
                throw new IllegalArgumentException("contentBytes must be at least 1048576, got " + value + ".");
            }
            contentBytes = value;
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
         * @throws IllegalStateException if a side is missing; the message says which
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
