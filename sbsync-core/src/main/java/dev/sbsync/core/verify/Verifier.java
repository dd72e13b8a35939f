package dev.sbsync.core.verify;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.Comparison;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.run.Workers;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.core.verify.Verification.Item;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.transport.time.Tasks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Compares what a plan matched, reading every item on both sides and writing nothing. */
public final class Verifier {

    private final StoryOperations target;
    private final ContentManager source;
    private final Comparison comparison;

    /** Verifies a target against a source. */
    public Verifier(StoryOperations source, StoryOperations target) {
        this.target = target;
        this.source = new ContentManager(source);
        this.comparison = new Comparison(new ContentManager(target));
    }

    /**
     * Verifies every selected item of a plan that updates what exists. Blocks.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Verification verify(SyncPlan plan, Tasks tasks, int workers) throws InterruptedException {
        List<PlannedItem> items =
                plan.items().stream().filter(item -> !item.added()).toList();
        Item[] verified = new Item[items.size()];
        AtomicInteger next = new AtomicInteger();
        Workers.run(tasks, workers, "sbsync-verifier", () -> {
            for (int i = next.getAndIncrement(); i < verified.length; i = next.getAndIncrement()) {
                verified[i] = item(items.get(i));
            }
        });
        return new Verification(
                plan.source(),
                plan.target(),
                Arrays.stream(verified).map(Objects::requireNonNull).toList(),
                plan.extra());
    }

    private Item item(PlannedItem item) {
        StoryRow row = item.source();
        StoryRow match = item.match();
        if (match == null) {
            return item.conflict()
                    .map(conflict ->
                            different(row, new Difference(conflict.code().id(), conflict.message())))
                    .orElse(new Item(row, Status.MISSING, List.of(), List.of()));
        }
        Optional<StoryLayers> layers;
        try {
            layers = source.read(row);
        } catch (NotFoundException gone) {
            return different(row, new Difference("source", "vanished after it was listed"));
        }
        if (layers.isEmpty()) {
            return different(row, new Difference("source", "was published again each time it was read"));
        }
        Story existing;
        try {
            existing = target.get(match.id());
        } catch (NotFoundException gone) {
            return new Item(row, Status.MISSING, List.of(), List.of());
        }
        List<Difference> differences = comparison.differences(layers.get(), row.parentPath(), existing);
        List<Problem> warnings = layers.get().publishedLayerMissing()
                ? List.of(new Problem(
                        OutcomeCode.PUBLISHED_LAYER_MISSING,
                        "its history has no published version to compare; the draft was compared"))
                : List.of();
        return new Item(row, differences.isEmpty() ? Status.EQUAL : Status.DIFFERENT, differences, warnings);
    }

    private static Item different(StoryRow row, Difference difference) {
        return new Item(row, Status.DIFFERENT, List.of(difference), List.of());
    }
}
