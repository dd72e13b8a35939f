package dev.sbsync.core.internal.kind.story.undo;

import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.UndoPlanned;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.kind.story.plan.DriftStatus;
import dev.sbsync.core.internal.kind.story.plan.PlanSide;
import dev.sbsync.core.internal.kind.story.plan.Planner;
import dev.sbsync.core.internal.kind.story.plan.SyncHistory;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.kind.story.write.StoryDeleter;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StoredItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans the undo of a run's stories as a sync from the target as it will be: its own rows, with the archived ones in
 * place of those to be restored. Rows to be restored have the keys of the run, so that their baselines are found;
 * others have the negative of their ids. Not thread-safe.
 */
final class UndonePlan implements SyncHistory {

    private final UndoRequest request;
    private final SpaceScan there;
    private final Map<ItemKey, ChangedStory> restored = new LinkedHashMap<>();
    private final Map<Long, Long> keysByTarget = new HashMap<>();
    private final Map<Long, ChangedStory> asBefore = new HashMap<>();
    private final Map<Long, StoryRow> deleted = new LinkedHashMap<>();
    private final List<PlannedItem> others = new ArrayList<>();

    private UndonePlan(UndoRequest request, SpaceScan there) {
        this.request = request;
        this.there = there;
    }

    static UndoPlanned of(UndoRequest request, SpaceScan there, Map<ChangedStory, Verdict> verdicts) {
        UndonePlan undo = new UndonePlan(request, there);
        verdicts.forEach(undo::add);
        SyncPlan plan = undo.plan();
        return new UndoPlanned(plan, all -> undo.created());
    }

    private void add(ChangedStory story, Verdict verdict) {
        if (verdict instanceof Verdict.Restore) {
            restored.put(story.key(), story);
            keysByTarget.put(story.targetId(), story.key().id());
            asBefore.put(story.targetId(), story);
        } else if (verdict instanceof Verdict.Delete) {
            deleted.put(story.targetId(), Objects.requireNonNull(story.now()));
        } else if (verdict instanceof Verdict.Left left) {
            others.add(kept(story, Operation.NONE, Reason.DRIFTED.cause("changed since the run"), List.of(left.why())));
        } else if (story.now() != null) {
            asBefore.put(story.targetId(), story);
            others.add(kept(story, Operation.UNCHANGED, Reason.UNCHANGED.cause("already restored"), List.of()));
        }
    }

    private static PlannedItem kept(ChangedStory story, Operation operation, Reason.Cause why, List<Problem> warnings) {
        StoryRow row = Objects.requireNonNull(story.now() == null ? story.before() : story.now());
        return new PlannedItem(
                row.as(story.key().id(), row.parentId()),
                story.now(),
                operation,
                Set.of(),
                Reasons.of(why),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.NONE,
                false,
                warnings,
                null);
    }

    private SyncPlan plan() {
        SpaceSettings settings =
                SpaceSettings.of(request.space()).after(request.before().languages());
        PlanOptions options = request.options()
                .onDrift(OnDrift.OVERWRITE)
                .selection(Selection.builder()
                        .where("undo", row -> restored.containsKey(row.key()))
                        .build());
        SyncPlan planned = Planner.plan(
                new PlanSide(request.source(), settings, asItWillBe()),
                new PlanSide(request.target(), settings, withoutDeleted()),
                options,
                this);
        List<PlannedItem> items = new ArrayList<>();
        planned.items().forEach(item -> items.add(undone(item, planned)));
        items.addAll(others);
        return new SyncPlan(
                request.source(),
                request.target(),
                items,
                List.of(),
                there.rows().stream().map(StoryRow::key).collect(Collectors.toSet()),
                planned.publish(),
                planned.identity(),
                planned.languages(),
                List.of());
    }

    private SpaceScan asItWillBe() {
        List<StoryRow> rows = new ArrayList<>();
        Set<Long> listed = new HashSet<>();
        for (StoryRow row : there.rows()) {
            listed.add(row.id());
            if (!deleted.containsKey(row.id())) {
                Long key = keysByTarget.get(row.id());
                StoryRow before = key == null ? row : before(key);
                rows.add(before.as(idOf(row.id()), idOf(before.parentId())));
            }
        }
        restored.values().stream()
                .filter(story -> !listed.contains(story.targetId()))
                .forEach(story -> {
                    StoryRow before = before(story.key().id());
                    rows.add(before.as(story.key().id(), idOf(before.parentId())));
                });
        return new SpaceScan(rows);
    }

    /** Returns a row as archived; a start page that took the slug that the run gave its folder takes it back. */
    private StoryRow before(long key) {
        StoryRow row = archived(restored.get(StoryRow.key(key)));
        ChangedStory folder = row.startpage() ? asBefore.get(row.parentId()) : null;
        StoredItem renamed = folder == null ? null : request.items().get(folder.key());
        return renamed != null
                        && renamed.item().source() instanceof StoryRow written // a deleted folder had its slug
                        && row.slug().equals(written.slug())
                ? row.withSlug(archived(folder).slug())
                : row;
    }

    private static StoryRow archived(@Nullable ChangedStory story) {
        return Objects.requireNonNull(Objects.requireNonNull(story).before());
    }

    private long idOf(long targetId) {
        return keysByTarget.getOrDefault(targetId, -targetId);
    }

    private SpaceScan withoutDeleted() {
        return new SpaceScan(there.rows().stream()
                .filter(row -> !deleted.containsKey(row.id()))
                .toList());
    }

    private PlannedItem undone(PlannedItem item, SyncPlan planned) {
        Operation operation = item.operation() == Operation.COMPARE ? Operation.UPDATE : item.operation();
        Reasons why = operation == Operation.UPDATE || operation == Operation.CREATE
                ? new Reasons(item.differences(), List.of(Reason.UNDONE.cause()))
                : item.why();
        return new PlannedItem(
                item.source(),
                item.match(),
                operation,
                item.changes(),
                why,
                placed(item),
                item.after(),
                item.stepAside() == null ? inTheWay(item, planned).orElse(null) : item.stepAside(),
                new ItemCost(item.cost().requestsAtMost(), false, item.cost().confirmedByList()), // no history is read
                item.added(),
                item.warnings().stream().filter(UndonePlan::appliesToUndo).toList(),
                item.problem());
    }

    /** A folder goes back with what is in it, as the run moved it; what is restored is meant to be. */
    private static boolean appliesToUndo(Problem warning) {
        return warning.code() != OutcomeCode.TARGET_RESTORED && warning.code() != OutcomeCode.MOVED_ALONG;
    }

    /** Returns the place with the position and group of before: those of the others are of the same space. */
    private static Placement placed(PlannedItem item) {
        StoryRow match = StoryRow.match(item);
        StoryRow before = StoryRow.source(item);
        boolean stays = match != null
                && match.position() == before.position()
                && !item.changes().contains(Change.MOVE);
        boolean grouped = match != null && Objects.equals(match.groupId(), before.groupId());
        return new Placement(
                item.parent(),
                item.folderPath(),
                stays ? null : (Long) before.position(),
                grouped ? null : before.groupId());
    }

    /** Returns the rename of a story that the run has created where this one is to be; it is deleted last. */
    private Optional<TemporaryRename> inTheWay(PlannedItem item, SyncPlan planned) {
        Long folder = folderOf(item, planned);
        StoryRow row = StoryRow.source(item);
        return deleted.values().stream()
                .filter(other -> folder != null
                        && other.parentId() == folder
                        && other.folder() == row.folder()
                        && other.slug().equals(row.slug()))
                .findFirst()
                .map(TemporaryRename::of);
    }

    private static @Nullable Long folderOf(PlannedItem item, SyncPlan planned) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return existing.targetId();
        }
        if (item.parent() instanceof TargetParent.Planned parent) {
            return planned.items().stream()
                    .filter(other -> other.key().equals(parent.key()))
                    .map(PlannedItem::match)
                    .filter(Objects::nonNull)
                    .map(Item::id)
                    .findFirst()
                    .orElse(null);
        }
        return 0L;
    }

    private List<DeleteCandidate> created() {
        return deleted.values().stream().map(this::candidate).toList();
    }

    private DeleteCandidate candidate(StoryRow row) {
        List<Item> holds = there.rows().stream()
                .filter(child -> child.parentId() == row.id() && !leaves(child))
                .map(Item.class::cast)
                .toList();
        return new DeleteCandidate(
                row,
                List.of(Reason.CREATED_BY_RUN.cause(), Reason.TRASH.cause()),
                null,
                holds,
                Set.of(),
                StoryDeleter.requestsAtMost(row),
                stays -> List.of());
    }

    private boolean leaves(StoryRow child) {
        Long key = keysByTarget.get(child.id());
        return key != null && before(key).parentId() != child.parentId();
    }

    @Override
    public DriftStatus of(StoryRow row, StoryRow match) {
        return restored.containsKey(row.key()) ? DriftStatus.OURS : DriftStatus.UNKNOWN;
    }

    @Override
    public Optional<Long> copyId(StoryRow row) {
        ChangedStory story = restored.get(row.key());
        return Optional.of(story == null ? -row.id() : story.targetId());
    }

    @Override
    public boolean knowsAllCopies() {
        return true;
    }

    @Override
    public boolean paired(StoryRow row, StoryRow match) {
        return true;
    }
}
