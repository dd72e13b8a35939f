package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.StoryRow;
import java.util.Optional;
import java.util.Set;

/** Reads the source's side of one item, and warns of what cannot be mirrored exactly. Not thread-safe. */
final class SourceItem {

    /** What became of it. */
    sealed interface Reading {
        /** It can be written. */
        record Read(StoryLayers layers) implements Reading {}

        /** It cannot. */
        record Unusable(Problem problem) implements Reading {}
    }

    private final StoryRow listed;
    private final StoryOperations stories;
    private final ContentManager content;
    private final PublishMode mode;
    private final Set<Problem> warnings;

    SourceItem(StoryRow listed, StoryOperations stories, PublishMode mode, Set<Problem> warnings) {
        this.listed = listed;
        this.stories = stories;
        this.content = new ContentManager(stories);
        this.mode = mode;
        this.warnings = warnings;
    }

    /** Reads the item: its draft alone where no other layer is to be written. */
    Reading read() {
        Optional<StoryLayers> read = mode == PublishMode.MIRROR
                ? content.read(listed)
                : Optional.of(new StoryLayers(stories.get(listed.id()), null));
        if (read.isEmpty()) {
            return unusable("it was published again each time it was read");
        }
        StoryLayers layers = read.get();
        StoryRow now = StoryRow.of(layers.draft());
        if (moved(now)) {
            return unusable("it moved in the source, from '" + listed.path() + "' to '" + now.path()
                    + "', after it was listed");
        }
        warn(layers, now);
        return new Reading.Read(layers);
    }

    private boolean moved(StoryRow now) {
        return now.folder() != listed.folder()
                || !now.slug().equals(listed.slug())
                || now.parentId() != listed.parentId();
    }

    private void warn(StoryLayers layers, StoryRow now) {
        if (mode == PublishMode.MIRROR && layers.publishedLayerMissing()) {
            warnings.add(new Problem(
                    OutcomeCode.PUBLISHED_LAYER_MISSING,
                    "published with newer changes, but its history has no published version; only the draft is"
                            + " mirrored"));
        }
        if (now.state() != listed.state()) {
            warnings.add(new Problem(
                    OutcomeCode.SOURCE_CHANGED,
                    "it was " + listed.state() + " when it was listed and " + now.state() + " when it was read"));
        }
    }

    private static Reading unusable(String message) {
        return new Reading.Unusable(new Problem(OutcomeCode.SOURCE_CHANGING, message));
    }
}
