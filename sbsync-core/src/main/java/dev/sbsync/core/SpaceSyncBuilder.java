package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.plan.PlanService.OnEmpty;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.pool.AdaptiveConcurrency;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link SpaceSync}. Not thread-safe. */
public final class SpaceSyncBuilder {

    /** The default length, in bytes, up to which replaced files are archived. */
    private static final long ARCHIVE_FILES = 20_000_000;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?");

    @Nullable
    ManagementClient source;

    long sourceId;

    @Nullable
    ManagementClient target;

    long targetId;
    PlanOptions options = PlanOptions.defaults();

    private @Nullable AssetScope assets;

    OnEmpty onEmpty = OnEmpty.REFUSE;
    ContentTransform transform = ContentTransform.NONE;
    WriteVeto veto = WriteVeto.NONE;

    @Nullable
    StateStore state;

    WriteJournal journal = WriteJournal.NONE;
    int workers = SpaceSync.DEFAULT_WORKERS;
    int minWorkers = 1;
    long contentBytes = ContentBudget.defaultBytes();
    long diffBytes;
    boolean checksum;
    Set<String> assetDomains = Set.of();
    TimeSource time = TimeSource.system();
    Tasks tasks = Tasks.threads();
    boolean archive = true;
    long archiveFiles = ARCHIVE_FILES;
    RandomGenerator random = RandomGenerator.getDefault();
    SyncListener listener = SyncListener.NONE;

    @Nullable
    PlanFile reviewed;

    final List<Function<RecordKinds, RecordKind>> kinds = new ArrayList<>();

    SpaceSyncBuilder() {}

    /**
     * Sets the client and the space to read. Required, except to undo runs and to resume undos: these read and write
     * the target alone, and the {@link #state}, which is set then and names the source of its runs.
     *
     * @throws IllegalArgumentException if the id is not above 0
     */
    public SpaceSyncBuilder from(ManagementClient client, long spaceId) {
        source = Objects.requireNonNull(client, "client");
        sourceId = checked(spaceId);
        return this;
    }

    /**
     * Sets the client and the space to write.
     *
     * @throws IllegalArgumentException if the id is not above 0
     */
    public SpaceSyncBuilder to(ManagementClient client, long spaceId) {
        target = Objects.requireNonNull(client, "client");
        targetId = checked(spaceId);
        return this;
    }

    private static long checked(long spaceId) {
        if (spaceId <= 0) {
            throw new IllegalArgumentException("The id of a space is above 0, got " + spaceId + ".");
        }
        return spaceId;
    }

    /**
     * Sets the kinds to sync. Default: {@link Kind#STORIES}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SpaceSyncBuilder kinds(Set<Kind> value) {
        options = options.kinds(Set.copyOf(Objects.requireNonNull(value, "kinds")));
        return this;
    }

    /** Sets the items to sync. Default: all of the kinds. */
    public SpaceSyncBuilder selection(Selection value) {
        options = options.selection(Objects.requireNonNull(value, "selection"));
        return this;
    }

    /**
     * Sets whether a selection may match nothing in the source. Default: false; a plan then fails with an
     * {@link EmptySelectionException} if a prefix, slug, tag or content type matches nothing. Resumed runs are not
     * checked.
     */
    public SpaceSyncBuilder allowEmpty(boolean value) {
        onEmpty = value ? OnEmpty.ALLOW : OnEmpty.REFUSE;
        return this;
    }

    /** Sets the policy for items that exist in the target. Default: {@link OnExisting#UPDATE}. */
    public SpaceSyncBuilder onExisting(OnExisting value) {
        options = options.onExisting(Objects.requireNonNull(value, "onExisting"));
        return this;
    }

    /**
     * Sets the policy for collisions, where an unrelated item of the target has the path of a source item. Default:
     * {@link OnCollision#OVERWRITE_SAME_TYPE}.
     */
    public SpaceSyncBuilder onCollision(OnCollision value) {
        options = options.onCollision(Objects.requireNonNull(value, "onCollision"));
        return this;
    }

    /** Sets the policy for items that changed in the target since the last sync. Default: {@link OnDrift#SKIP}. */
    public SpaceSyncBuilder onDrift(OnDrift value) {
        options = options.onDrift(Objects.requireNonNull(value, "onDrift"));
        return this;
    }

    /**
     * Sets whether items of the target that the source lacks are deleted, and how many at most. Default:
     * {@link DeletePolicy#NONE}. A run deletes them after everything else has succeeded, and never what changed in the
     * target since the last sync. Plans list all stories of both spaces then. Can be combined with the selections by
     * prefix, slug, exclusion, component, datasource and asset folder.
     */
    public SpaceSyncBuilder deletes(DeletePolicy value) {
        options = options.deletes(Objects.requireNonNull(value, "deletes"));
        return this;
    }

    /**
     * Sets which assets are synced, if the kind is: {@link AssetScope#REFERENCED} reads the selected stories that the
     * plan has not read yet, one request each, and up to two more if they have unpublished changes. Default:
     * {@code REFERENCED} if the selection filters stories and nothing is deleted, else {@link AssetScope#ALL}. It
     * cannot be combined with deletes.
     */
    public SpaceSyncBuilder assets(AssetScope value) {
        assets = Objects.requireNonNull(value, "assets");
        return this;
    }

    /**
     * Sets the store of runs and baselines. Default: in memory, for the lifetime of this sync. The caller closes the
     * store once no run is active.
     */
    public SpaceSyncBuilder state(StateStore value) {
        state = Objects.requireNonNull(value, "state");
        return this;
    }

    /**
     * Sets whether runs archive what they change in the target, as it was before, in a state that is set by
     * {@link #state}. Default: true. The archives of the last five runs that changed anything are kept. A story takes
     * about as much as its compressed JSON; of a story with unpublished changes, the published version is read for it.
     */
    public SpaceSyncBuilder archive(boolean value) {
        archive = value;
        return this;
    }

    /**
     * Sets the length, in bytes, up to which runs archive the file of an asset that they replace, so that an undo
     * restores it: the file is downloaded from the target before it is replaced. Default: {@value #ARCHIVE_FILES} (20
     * MB); 0 for none. A longer file stays as the run leaves it, and an undo warns. If the download fails, other than
     * because the target has no such file or it is private and there is no asset token, the asset fails and is not
     * changed. Without {@link #archive}, none is archived. A resumed run keeps the length of its first attempt.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public SpaceSyncBuilder archiveFiles(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("The length of archived files must not be negative, got " + bytes + ".");
        }
        archiveFiles = bytes;
        return this;
    }

    /** Sets the publish mode. Default: {@link PublishMode#MIRROR}. */
    public SpaceSyncBuilder publish(PublishMode value) {
        options = options.publish(Objects.requireNonNull(value, "publish"));
        return this;
    }

    /**
     * Sets the policy for references that do not work in the target; {@link OnUnresolved#KEEP} by default. With
     * {@link OnUnresolved#FAIL}, {@link SpaceSync#check} reads all items that a plan would write.
     */
    public SpaceSyncBuilder onUnresolved(OnUnresolved value) {
        options = options.onUnresolved(Objects.requireNonNull(value, "onUnresolved"));
        return this;
    }

    /** Sets which uuid copies of stories have. Default: {@link IdentityMode#ALIGN}, the source's. */
    public SpaceSyncBuilder identity(IdentityMode value) {
        options = options.identity(Objects.requireNonNull(value, "identity"));
        return this;
    }

    /**
     * Sets a reviewed plan. {@link SpaceSync#plan()} then returns that plan, with the file's kinds, selection, policies
     * and decisions in place of those of this builder, or fails if either side has moved since. Default: none.
     */
    public SpaceSyncBuilder planFile(PlanFile value) {
        reviewed = Objects.requireNonNull(value, "planFile");
        return this;
    }

    /**
     * Sets a transform of the stories' content. Default: none. It is applied before comparing, so copies are equal if
     * they have the transformed content.
     */
    public SpaceSyncBuilder transform(ContentTransform value) {
        transform = Objects.requireNonNull(value, "transform");
        return this;
    }

    /** Sets a veto, asked just before an item is written. Default: none. */
    public SpaceSyncBuilder veto(WriteVeto value) {
        veto = Objects.requireNonNull(value, "veto");
        return this;
    }

    /** Sets a journal of every request that changes the target. Default: none. */
    public SpaceSyncBuilder journal(WriteJournal value) {
        journal = Objects.requireNonNull(value, "journal");
        return this;
    }

    /**
     * Sets the maximum of concurrent items. Default: 8, enough for 6 requests per second at a latency of 1 s. A run
     * starts with half of them, increases the number while throughput grows, and reduces it on server errors
     * ({@link AdaptiveConcurrency}).
     *
     * @throws IllegalArgumentException if it is not from 1 to 64
     */
    public SpaceSyncBuilder workers(int value) {
        if (value < 1 || value > 64) {
            throw new IllegalArgumentException("workers must be from 1 to 64, got " + value + ".");
        }
        workers = value;
        return this;
    }

    /**
     * Sets the minimum of concurrent items, even on server errors. Default: 1. The same value as {@link #workers} makes
     * the number constant.
     *
     * @throws IllegalArgumentException if it is not from 1 to 64
     */
    public SpaceSyncBuilder minWorkers(int value) {
        if (value < 1 || value > 64) {
            throw new IllegalArgumentException("minWorkers must be from 1 to 64, got " + value + ".");
        }
        minWorkers = value;
        return this;
    }

    /**
     * Sets the memory, in bytes, for the contents of all in-flight items. Default: half of the maximum heap
     * ({@link Runtime#maxMemory}). Items wait if their contents do not fit; an item that does not fit at all fails with
     * {@code too_large}. A story takes about six times the size of its JSON.
     *
     * @throws IllegalArgumentException if it is less than 1 MB (1,048,576 bytes)
     */
    public SpaceSyncBuilder contentBytes(long value) {
        if (value < 1024 * 1024) {
            throw new IllegalArgumentException("contentBytes must be at least 1048576, got " + value + ".");
        }
        contentBytes = value;
        return this;
    }

    /**
     * Sets the memory, in bytes, for the changes that a verification keeps of all its items. Default: 0, so that each
     * difference has its first places only. Once it is full, further differences have these.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SpaceSyncBuilder diffBytes(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("diffBytes must not be negative, got " + value + ".");
        }
        diffBytes = value;
        return this;
    }

    /**
     * Sets whether a verification compares the files of assets. Default: false; it then compares what the lists show of
     * them, their lengths and types. Reads the checksum that the storage states of each file (HEAD), and the bytes of
     * files without one, or with different ones. A file that cannot be read makes its item incomplete: private ones
     * need {@code ManagementClientBuilder.assetToken} on both clients.
     */
    public SpaceSyncBuilder checksum(boolean value) {
        checksum = value;
        return this;
    }

    /**
     * Sets further hosts that deliver the source's assets, such as {@code assets.example.com}: URLs of assets on them
     * are recognized in content, and become those of the copies. Default: none; Storyblok's own hosts are always
     * recognized. Stories synced with other hosts are compared again.
     *
     * @throws IllegalArgumentException if one is not a host name
     */
    public SpaceSyncBuilder assetDomains(Set<String> value) {
        for (String host : Objects.requireNonNull(value, "assetDomains")) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("'" + host + "' is not a host name; use it without scheme and path,"
                        + " such as assets.example.com.");
            }
        }
        assetDomains = Set.copyOf(value);
        return this;
    }

    /** Returns a transform whose id changes with the domains, as what content becomes does. */
    ContentTransform withDomains(ContentTransform own) {
        return assetDomains.isEmpty()
                ? own
                : own.andThen(ContentTransform.of(
                        "asset-domains " + String.join(",", new TreeSet<>(assetDomains)), content -> content));
    }

    /** Adds a kind of items, which is planned and written before stories, whatever the kinds to sync. */
    SpaceSyncBuilder kind(Function<RecordKinds, RecordKind> value) {
        kinds.add(value);
        return this;
    }

    /** Sets the time source. Default: the system's. Use the same one for the clients. */
    public SpaceSyncBuilder time(TimeSource value) {
        time = Objects.requireNonNull(value, "time");
        return this;
    }

    /** Sets how workers are started. Default: daemon threads. */
    public SpaceSyncBuilder tasks(Tasks value) {
        tasks = Objects.requireNonNull(value, "tasks");
        return this;
    }

    /** Sets the random generator for run ids. Default: the JVM's. */
    public SpaceSyncBuilder random(RandomGenerator value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /** Sets a listener for the progress of runs. Default: none. */
    public SpaceSyncBuilder listener(SyncListener value) {
        listener = Objects.requireNonNull(value, "listener");
        return this;
    }

    /**
     * Returns the sync. Reads the state if there is no source.
     *
     * @throws IllegalStateException if a side is missing; the message names it. The source may be, if the state has a
     *     run
     * @throws IllegalArgumentException if both sides have the same space or client, {@code minWorkers} exceeds
     *     {@code workers}, the selection or the assets cannot be combined with deletes, the kinds have nothing that
     *     references assets, or the plan file is of other spaces or hosts
     * @throws dev.sbsync.core.state.StateException if the plan file was created with extensions that this sync lacks
     */
    public SpaceSync build() {
        options = options.assets(AssetScopes.of(assets, options));
        SpaceSync sync = new SpaceSync(this);
        if (minWorkers > workers) {
            throw new IllegalArgumentException("minWorkers must be at most workers (" + workers + "), got " + minWorkers
                    + "; raise workers or lower minWorkers.");
        }
        List<String> unfit = options.selection().unfitForDeletes();
        if (options.deletes().deletes() && !unfit.isEmpty()) {
            throw new IllegalArgumentException("Deletes cannot be combined with a selection by "
                    + String.join(", ", unfit) + "; select by prefix, slug, exclude, component, datasource or asset"
                    + " folder, or delete nothing.");
        }
        if (source != null && source == target) {
            throw new IllegalArgumentException("Source and target need separate clients, so that their requests"
                    + " are counted separately; build both with the same rateLimiters to share one rate limit.");
        }
        if (source != null
                && sourceId == targetId
                && source.baseUrl().equals(Objects.requireNonNull(target).baseUrl())) {
            throw new IllegalArgumentException(
                    "Source and target are the same space, " + sourceId + "; use two different ones.");
        }
        return sync;
    }
}
