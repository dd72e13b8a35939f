package dev.sbsync.core.internal.kind.story;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.LayerReferences;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.transport.BodyLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Compares the matched stories of a plan, reading both sides. Thread-safe. */
final class StoryVerifier implements KindVerifier {

    private final Function<BodyLimit, StoryOperations> sources;
    private final Function<BodyLimit, StoryOperations> targets;
    private final StorySource stories;
    private final SyncMode mode;
    private final FolderIds folders;
    private final Map<ItemKey, LayerReferences> unconfirmed = new ConcurrentHashMap<>();

    StoryVerifier(
            SyncPlan plan,
            Function<BodyLimit, StoryOperations> source,
            Function<BodyLimit, StoryOperations> target,
            StorySource stories) {
        this.sources = source;
        this.targets = target;
        this.stories = stories;
        this.mode = new SyncMode(PublishMode.MIRROR, plan.identity());
        this.folders = new FolderIds(plan);
    }

    @Override
    public VerifiedItem compared(PlannedItem item, ContentRoom room, Consumer<Step> reads) {
        StoryRow row = StoryRow.source(item);
        StoryLayers layers = stories.read(row, sources.apply(room)).orElse(null);
        stories.content().release(item.key()); // read by the plan at most; nothing reads it again
        Problem unreadable = layers == null
                ? new Problem(OutcomeCode.SOURCE_CHANGING, "it was published again each time it was read")
                : layers.unreadable().orElse(null);
        if (layers == null || unreadable != null) {
            return VerifiedItem.incomplete(row, Objects.requireNonNull(unreadable));
        }
        room.holds(layers);
        reads.accept(Step.READ_TARGET);
        StoryOperations target = targets.apply(room);
        Story existing = target.get(Objects.requireNonNull(item.match()).id());
        StoryLayers there = new LayerReader(target).layers(existing, layers.published() != null);
        List<Difference> differences = differences(item, layers, there);
        List<Problem> open = notCompared(item, layers, there);
        Status status = !differences.isEmpty() ? Status.DIFFERENT : open.isEmpty() ? Status.EQUAL : Status.INCOMPLETE;
        layers.references().problem().ifPresent(open::add);
        if (layers.references().unconfirmed().findFirst().isPresent()) {
            unconfirmed.put(item.key(), layers.references());
        }
        return new VerifiedItem(row, status, differences, open);
    }

    private List<Difference> differences(PlannedItem item, StoryLayers layers, StoryLayers there) {
        List<Difference> differences =
                new ArrayList<>(ComparedLayers.of(layers, folders.of(item), item.folderPath(), there, mode)
                        .differences());
        if (item.position() != null) {
            differences.add(new Difference(Difference.POSITION, "another order among its siblings"));
        }
        if (item.groupId() != null) {
            differences.add(new Difference(Difference.GROUP, "other alternates than in the source"));
        }
        return differences;
    }

    @Override
    public Map<ItemKey, Problem> unresolved() {
        return stories.confirmed(unconfirmed);
    }

    private List<Problem> notCompared(PlannedItem item, StoryLayers layers, StoryLayers there) {
        List<Problem> open = new ArrayList<>();
        item.warnings().stream().filter(warning -> warning.code().notCompared()).forEach(open::add);
        if (layers.publishedLayerMissing()) {
            open.add(because("only the draft was compared: ", Objects.requireNonNull(layers.publishedProblem())));
        }
        if (!layers.leftOut().isEmpty()) {
            layers.inMissingLanguages(stories.languages()).ifPresent(open::add);
        }
        if (there.publishedProblem() != null) {
            open.add(because("its published layer was not compared: ", there.publishedProblem()));
        }
        return open;
    }

    private static Problem because(String what, Problem problem) {
        return new Problem(problem.code(), what + problem.message(), problem.httpStatus());
    }
}
