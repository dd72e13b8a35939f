package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.KindWriter.Reading;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the story to be written, and compares it with the row that was listed of it. Not thread-safe. */
final class SourceReading {

    private final ItemContext context;
    private final StoryWriters run;
    private final StoryOperations source;
    private final StoryRow row;
    private final PublishMode publish;

    SourceReading(ItemContext context, StoryWriters run, StoryOperations source) {
        this.context = context;
        this.run = run;
        this.source = source;
        this.row = StoryRow.source(context.item());
        this.publish = run.options().publish();
    }

    /** Returns the layers as they are read, with the warnings of the item, or why they cannot be written. */
    Reading<StoryLayers> read() throws InterruptedException {
        StoryLayers layers = run.read(row, publish, source).orElse(null);
        if (layers == null) {
            return changing("it was published again each time it was read", null);
        }
        context.room().holds(layers);
        StoryRow now = StoryRow.of(layers.draft());
        if (now.folder() != row.folder() || !now.slug().equals(row.slug()) || now.parentId() != row.parentId()) {
            return changing(
                    "it moved in the source, from '" + row.path() + "' to '" + now.path() + "', after it was listed",
                    now);
        }
        Problem unreadable = layers.unreadable().orElse(null);
        if (unreadable != null) {
            return new Reading.Unusable<>(unreadable, null);
        }
        warn(layers, now);
        Set<ItemKey> pending = layers.references().pending();
        return pending.isEmpty() ? new Reading.Usable<>(layers) : new Reading.Waits<>(layers, pending);
    }

    private static Reading<StoryLayers> changing(String why, @Nullable StoryRow moved) {
        return new Reading.Unusable<>(new Problem(OutcomeCode.SOURCE_CHANGING, why), moved);
    }

    private void warn(StoryLayers layers, StoryRow now) {
        Set<Problem> warnings = context.warnings();
        warnings.removeIf(warning -> warning.code() == OutcomeCode.REFERENCE_UNRESOLVED);
        warnings.addAll(layers.notMirrored(publish, run.stories().languages()).warnings());
        if (now.state() != row.state()) {
            warnings.add(new Problem(
                    OutcomeCode.SOURCE_CHANGED,
                    "it was " + row.state() + " when it was listed and " + now.state() + " when it was read"));
        }
    }
}
