package dev.sbsync.core.internal.kind.story.verify;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.kind.story.content.Compared;
import dev.sbsync.core.internal.kind.story.content.Comparison;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.NotMirrored;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Compares the matched items of a plan, reading every item on both sides. Writes nothing. */
public final class Verifier {

    private final ContentBudget budget;
    private final Function<BodyLimit, StoryOperations> sources;
    private final Function<BodyLimit, StoryOperations> targets;
    private final SpaceLanguages languages;
    private final ContentTransform transform;

    /**
     * Creates a verifier of a target against a source, with their languages, the content transform and a memory budget.
     */
    public Verifier(
            ContentBudget budget,
            Function<BodyLimit, StoryOperations> source,
            Function<BodyLimit, StoryOperations> target,
            SpaceLanguages languages,
            ContentTransform transform) {
        this.budget = budget;
        this.sources = source;
        this.targets = target;
        this.languages = languages;
        this.transform = transform;
    }

    /**
     * Verifies every selected item of a plan. Blocks.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public Verification verify(SyncPlan plan, Tasks tasks, int workers) throws InterruptedException {
        List<PlannedItem> items =
                plan.items().stream().filter(item -> !item.added()).toList();
        Map<Long, Long> matches = new HashMap<>();
        plan.items().forEach(item -> {
            StoryRow match = StoryRow.match(item);
            if (match != null) {
                matches.put(item.source().id(), match.id());
            }
        });
        VerifiedItem[] verified = new VerifiedItem[items.size()];
        AtomicInteger next = new AtomicInteger();
        Workers.run(tasks, workers, "sbsync-verifier", () -> {
            try {
                for (int i = next.getAndIncrement(); i < verified.length; i = next.getAndIncrement()) {
                    PlannedItem item = items.get(i);
                    verified[i] = budget.within(room -> item(item, folderId(item, matches), room));
                }
            } finally {
                next.set(verified.length); // an error of one worker ends all workers
            }
        });
        return new Verification(
                plan.source(),
                plan.target(),
                Arrays.stream(verified).map(Objects::requireNonNull).toList(),
                plan.extra());
    }

    /** Returns the id of an item's folder; if the folder is not in the plan, only its path is known. */
    private static long folderId(PlannedItem item, Map<Long, Long> matches) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return existing.targetId();
        }
        return item.parent() instanceof TargetParent.Planned planned
                ? matches.getOrDefault(planned.key().id(), Comparison.UNKNOWN_FOLDER)
                : 0;
    }

    private VerifiedItem item(PlannedItem item, long folderId, ContentRoom room) {
        StoryRow row = StoryRow.source(item);
        StoryRow match = StoryRow.match(item);
        if (match == null) {
            return item.conflict()
                    .map(conflict ->
                            different(row, new Difference(conflict.code().id(), conflict.message())))
                    .orElse(new VerifiedItem(row, Status.MISSING, List.of(), List.of()));
        }
        Step step = Step.READ_SOURCE;
        try {
            Optional<StoryLayers> layers = LayerReader.ofSource(sources.apply(room), languages, transform)
                    .read(row);
            if (layers.isEmpty()) {
                return incomplete(
                        row, new Problem(OutcomeCode.SOURCE_CHANGING, "it was published again each time it was read"));
            }
            Problem unreadable = layers.get().unreadable().orElse(null);
            if (unreadable != null) {
                return incomplete(row, unreadable);
            }
            room.holds(layers.get());
            step = Step.READ_TARGET;
            return compared(item, folderId, layers.get(), targets.apply(room), match.id());
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure) || Problems.noRoom(failure)) {
                throw failure;
            }
            Problem problem = Problems.of(failure, step);
            return problem.code() == OutcomeCode.TARGET_GONE
                    ? new VerifiedItem(row, Status.MISSING, List.of(), List.of())
                    : incomplete(row, problem);
        }
    }

    private VerifiedItem compared(
            PlannedItem item, long folderId, StoryLayers layers, StoryOperations target, long targetId) {
        Story existing = target.get(targetId);
        Comparison comparison = new Comparison(LayerReader.ofTarget(target), PublishMode.MIRROR);
        Compared found = comparison.compare(layers, folderId, item.folderPath(), existing);
        List<Problem> open = new ArrayList<>();
        item.warnings().stream().filter(warning -> warning.code().notCompared()).forEach(open::add);
        if (layers.publishedLayerMissing()) {
            open.add(draftAlone(layers));
        }
        if (!layers.leftOut().isEmpty()) {
            NotMirrored.inMissingLanguages(layers, languages).ifPresent(open::add);
        }
        Problem unread = found.existing().publishedProblem();
        if (unread != null) {
            open.add(new Problem(
                    unread.code(), "its published layer was not compared: " + unread.message(), unread.httpStatus()));
        }
        List<Difference> differences = new ArrayList<>(found.differences());
        if (item.position() != null) {
            differences.add(new Difference(Difference.POSITION, "another order among its siblings"));
        }
        if (item.groupId() != null) {
            differences.add(new Difference(Difference.GROUP, "other alternates than in the source"));
        }
        return differences.isEmpty() && !open.isEmpty()
                ? new VerifiedItem(item.source(), Status.INCOMPLETE, List.of(), open)
                : new VerifiedItem(
                        item.source(), differences.isEmpty() ? Status.EQUAL : Status.DIFFERENT, differences, open);
    }

    private static Problem draftAlone(StoryLayers layers) {
        Problem problem = Objects.requireNonNull(layers.publishedProblem());
        return new Problem(problem.code(), "only the draft was compared: " + problem.message(), problem.httpStatus());
    }

    private static VerifiedItem different(StoryRow row, Difference difference) {
        return new VerifiedItem(row, Status.DIFFERENT, List.of(difference), List.of());
    }

    private static VerifiedItem incomplete(StoryRow row, Problem why) {
        return new VerifiedItem(row, Status.INCOMPLETE, List.of(), List.of(why));
    }
}
