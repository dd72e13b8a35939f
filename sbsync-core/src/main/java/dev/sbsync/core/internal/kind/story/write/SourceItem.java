package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.internal.kind.story.content.NotMirrored;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.Reading;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.Optional;

/** Reads the source of one story, and warns about what cannot be mirrored. Not thread-safe. */
final class SourceItem {

    private final ItemContext context;
    private final StoryRow listed;
    private final StoryOperations stories;
    private final StorySettings settings;

    SourceItem(ItemContext context, StoryOperations source, StorySettings settings) {
        this.context = context;
        this.listed = StoryRow.source(context.item());
        this.stories = source;
        this.settings = settings;
    }

    /**
     * Reads the story, once per run; only its draft if no other layer is to be written. An unavailable history is
     * treated like one without a published version: the draft is never published instead.
     */
    Reading<StoryLayers> read() throws InterruptedException {
        Optional<StoryLayers> read = settings.source().read(listed, settings.publish(), stories);
        if (read.isEmpty()) {
            return new Reading.Unusable<>(changing("it was published again each time it was read"));
        }
        StoryLayers layers = read.get();
        context.room().holds(layers);
        StoryRow now = StoryRow.of(layers.draft());
        if (moved(now)) {
            Problem problem = changing("it moved in the source, from '" + listed.path() + "' to '" + now.path()
                    + "', after it was listed");
            return new Reading.Unusable<>(problem, now);
        }
        Optional<Problem> unreadable = layers.unreadable();
        if (unreadable.isPresent()) {
            return new Reading.Unusable<>(unreadable.get());
        }
        warn(layers, now);
        return new Reading.Usable<>(layers);
    }

    private boolean moved(StoryRow now) {
        return now.folder() != listed.folder()
                || !now.slug().equals(listed.slug())
                || now.parentId() != listed.parentId();
    }

    private void warn(StoryLayers layers, StoryRow now) {
        context.warnings()
                .addAll(NotMirrored.of(
                                layers, settings.publish(), settings.source().languages())
                        .warnings());
        if (now.state() != listed.state()) {
            context.warnings()
                    .add(new Problem(
                            OutcomeCode.SOURCE_CHANGED,
                            "it was " + listed.state() + " when it was listed and " + now.state()
                                    + " when it was read"));
        }
    }

    private static Problem changing(String message) {
        return new Problem(OutcomeCode.SOURCE_CHANGING, message);
    }
}
