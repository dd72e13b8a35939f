package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.kind.story.scan.KnownRows;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import java.util.LinkedHashSet;
import java.util.Set;

/** The stories that a rewriting asked for and that must be looked up first. Not thread-safe. */
record OpenQuestions(
        Set<String> sourceUuids,
        Set<Long> sourceIds,
        Set<String> targetUuids,
        Set<Long> targetIds,
        Set<String> targetPaths) {

    OpenQuestions() {
        this(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
    }

    /** Asks for the target's item of a row of the source, by its uuid, then by its path. */
    void targetOf(KnownRows target, StoryRow row) {
        if (target.lacksUuid(row.uuid())) {
            targetUuids.add(row.uuid());
        } else if (target.lacksPath(row.path(), row.folder())) {
            targetPaths.add(row.path());
        }
    }

    void targetId(KnownRows target, long id) {
        if (target.lacksId(id)) {
            targetIds.add(id);
        }
    }

    boolean isEmpty() {
        return sourceUuids.isEmpty()
                && sourceIds.isEmpty()
                && targetUuids.isEmpty()
                && targetIds.isEmpty()
                && targetPaths.isEmpty();
    }

    /** Looks everything up, up to 100 per request. Blocks. */
    void lookUp(KnownRows source, KnownRows target) {
        source.lookUp(sourceUuids, sourceIds, Set.of());
        target.lookUp(targetUuids, targetIds, targetPaths);
    }
}
