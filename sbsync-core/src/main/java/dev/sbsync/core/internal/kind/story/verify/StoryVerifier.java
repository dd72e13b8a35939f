package dev.sbsync.core.internal.kind.story.verify;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.transport.BodyLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Compares the matched stories of a plan, reading both sides. Thread-safe. */
public final class StoryVerifier implements KindVerifier {

    private final Function<BodyLimit, StoryOperations> sources;
    private final Function<BodyLimit, StoryOperations> targets;
    private final StorySource stories;
    private final Map<ItemKey, Long> matches = new HashMap<>();

    public StoryVerifier(
            SyncPlan plan,
            Function<BodyLimit, StoryOperations> source,
            Function<BodyLimit, StoryOperations> target,
            StorySource stories) {
        this.sources = source;
        this.targets = target;
        this.stories = stories;
        for (PlannedItem item : plan.items()) {
            Item match = item.match();
            if (match != null) {
                matches.put(item.key(), match.id());
            }
        }
    }

    @Override
    public VerifiedItem compared(PlannedItem item, ContentRoom room, Consumer<Step> reads) {
        StoryRow row = StoryRow.source(item);
        Optional<StoryLayers> read = stories.read(row, sources.apply(room));
        stories.content().release(item.key()); // read by the plan at most; nothing reads it again
        if (read.isEmpty()) {
            return VerifiedItem.incomplete(
                    row, new Problem(OutcomeCode.SOURCE_CHANGING, "it was published again each time it was read"));
        }
        StoryLayers layers = read.get();
        Optional<Problem> unreadable = layers.unreadable();
        if (unreadable.isPresent()) {
            return VerifiedItem.incomplete(row, unreadable.get());
        }
        room.holds(layers);
        reads.accept(Step.READ_TARGET);
        StoryOperations target = targets.apply(room);
        Story existing = target.get(Objects.requireNonNull(matches.get(item.key())));
        StoryLayers there = new LayerReader(target).layers(existing, layers.published() != null);
        return result(
                item, layers, ComparedLayers.of(layers, folderId(item), item.folderPath(), there, PublishMode.MIRROR));
    }

    /** Returns the id of an item's folder; if the folder is not in the plan, only its path is known. */
    private long folderId(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return existing.targetId();
        }
        return item.parent() instanceof TargetParent.Planned planned
                ? matches.getOrDefault(planned.key(), ComparedLayers.UNKNOWN_FOLDER)
                : 0;
    }

    private VerifiedItem result(PlannedItem item, StoryLayers layers, ComparedLayers found) {
        List<Difference> differences = new ArrayList<>(found.differences());
        if (item.position() != null) {
            differences.add(new Difference(Difference.POSITION, "another order among its siblings"));
        }
        if (item.groupId() != null) {
            differences.add(new Difference(Difference.GROUP, "other alternates than in the source"));
        }
        List<Problem> open = notCompared(item, layers, found);
        Status status = !differences.isEmpty() ? Status.DIFFERENT : open.isEmpty() ? Status.EQUAL : Status.INCOMPLETE;
        return new VerifiedItem(item.source(), status, differences, open);
    }

    private List<Problem> notCompared(PlannedItem item, StoryLayers layers, ComparedLayers found) {
        List<Problem> open = new ArrayList<>();
        item.warnings().stream().filter(warning -> warning.code().notCompared()).forEach(open::add);
        if (layers.publishedLayerMissing()) {
            open.add(draftAlone(layers));
        }
        if (!layers.leftOut().isEmpty()) {
            layers.inMissingLanguages(stories.languages()).ifPresent(open::add);
        }
        Problem unread = found.existing().publishedProblem();
        if (unread != null) {
            open.add(new Problem(
                    unread.code(), "its published layer was not compared: " + unread.message(), unread.httpStatus()));
        }
        return open;
    }

    private static Problem draftAlone(StoryLayers layers) {
        Problem problem = Objects.requireNonNull(layers.publishedProblem());
        return new Problem(problem.code(), "only the draft was compared: " + problem.message(), problem.httpStatus());
    }
}
