package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.internal.content.ContentRoom;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.NotMirrored;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the source of one item, and warns about what cannot be mirrored. Not thread-safe. */
final class SourceItem {

    /** The result of reading. */
    sealed interface Reading {
        /** The item can be written. */
        record Read(StoryLayers layers) implements Reading {}

        /** The item cannot be written. */
        record Unusable(Problem problem) implements Reading {}
    }

    private final StoryRow listed;
    private final LayerReader reader;
    private final ContentRoom room;
    private final ContentManager content;
    private final PublishMode mode;
    private final SpaceLanguages languages;
    private final Set<Problem> warnings;
    private @Nullable StoryRow moved;
    private LeftOut left = LeftOut.NOTHING;

    SourceItem(StoryRow listed, Writers.Sides sides, Writers.Settings settings, Set<Problem> warnings) {
        this.listed = listed;
        this.reader = LayerReader.ofSource(sides.source(), settings.languages(), settings.transform());
        this.room = sides.room();
        this.content = settings.content();
        this.mode = settings.publish();
        this.languages = settings.languages();
        this.warnings = warnings;
    }

    /**
     * Reads the item, once per run; only its draft if no other layer is to be written. An unavailable history is
     * treated like one without a published version: the draft is never published instead.
     */
    Reading read() throws InterruptedException {
        Optional<StoryLayers> read = content.read(
                listed.id(),
                () -> mode == PublishMode.MIRROR ? reader.read(listed) : Optional.of(reader.readDraft(listed)));
        if (read.isEmpty()) {
            return unusable("it was published again each time it was read");
        }
        StoryLayers layers = read.get();
        room.holds(layers);
        StoryRow now = StoryRow.of(layers.draft());
        if (moved(now)) {
            moved = now;
            return unusable("it moved in the source, from '" + listed.path() + "' to '" + now.path()
                    + "', after it was listed");
        }
        Optional<Problem> unreadable = layers.unreadable();
        if (unreadable.isPresent()) {
            return new Reading.Unusable(unreadable.get());
        }
        warn(layers, now);
        return new Reading.Read(layers);
    }

    /** Returns what cannot be mirrored, as of the last read. */
    LeftOut left() {
        return left;
    }

    /** Returns the item as read, if its path or kind differs from the list. */
    Optional<StoryRow> moved() {
        return Optional.ofNullable(moved);
    }

    private boolean moved(StoryRow now) {
        return now.folder() != listed.folder()
                || !now.slug().equals(listed.slug())
                || now.parentId() != listed.parentId();
    }

    private void warn(StoryLayers layers, StoryRow now) {
        left = NotMirrored.of(layers, mode, languages);
        warnings.addAll(left.warnings());
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
