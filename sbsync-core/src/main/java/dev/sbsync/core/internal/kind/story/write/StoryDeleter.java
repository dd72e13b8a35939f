package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.story.content.ArchivedStory;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.KindDeleter;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.TemporaryRename;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Deletes one story, or one folder that is empty. Not thread-safe. */
public record StoryDeleter(StoryRow listed, StoryOperations target, StoriesNow now, IdMap ids) implements KindDeleter {

    /** A folder may be touched when what is in it is deleted. */
    private static final Set<String> OF_FOLDERS = Set.of(StoryRow.UUID, StoryRow.PARENT);

    /**
     * Returns the maximum number of requests that delete a story: it is read to be archived, a folder is listed, and of
     * a dirty story the history and a version are read.
     */
    public static long requestsAtMost(StoryRow row) {
        return row.folder() ? 3 : row.state() == LayerState.DIRTY ? 4 : 2;
    }

    @Override
    public Optional<Problem> kept() {
        Optional<StoryRow> there = now.row(listed.id(), target);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (changed(there.get())) {
            return Optional.of(Drift.changed(false, "").undeleted());
        }
        return listed.folder() ? firstInside().map(this::holds) : Optional.empty();
    }

    /** A temporary rename by this run frees the place for what was there before. */
    private boolean changed(StoryRow there) {
        Markers then = listed.markers();
        Markers markers = there.markers();
        boolean renamed = TemporaryRename.stillAside(there) && !TemporaryRename.stillAside(listed);
        return (listed.folder() || renamed)
                ? OF_FOLDERS.stream().anyMatch(name -> then.differs(name, markers))
                : then.moved(markers);
    }

    /** Deleting a folder deletes what is in it, so it is listed just before that (docs/management-api.md). */
    private Optional<StoryRow> firstInside() {
        StoryQuery inside = StoryQuery.builder().withParent(listed.id()).build();
        try (Stream<Story> rows = target.list(inside)) {
            return rows.map(StoryRow::of)
                    .filter(row -> !ids.isDeleted(row.key()))
                    .findFirst();
        }
    }

    private Problem holds(StoryRow row) {
        return new Problem(
                OutcomeCode.KEPT, "the " + row.type() + " '" + row.displayPath() + "' is in it; not deleted");
    }

    @Override
    public ObjectNode archived() {
        return ArchivedStory.of(new LayerReader(target).layers(target.get(listed.id()), true));
    }

    @Override
    public void delete() {
        target.delete(listed.id());
    }
}
