package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.kind.story.scan.KnownRows;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.reference.ReferenceState;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.internal.reference.TargetStory;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * The target's stories that the source's uuids and ids name: as planned, written by this or an earlier run, or listed.
 * What only a request can show is added to the open questions, and counts as unresolved until then. Not thread-safe.
 *
 * @param source the rows of the source
 * @param target the rows of the target
 * @param ids the identities of the run, or of the plan alone
 * @param aligned whether copies take the uuids of the source
 * @param running whether items that do not exist yet will
 * @param asksAtOnce whether a uuid that is written as it is counts as unknown only until it is looked up, as all else
 *     does; otherwise it stays unknown, to be looked up with others
 * @param open what must be looked up
 */
record StoryTargets(
        KnownRows source,
        KnownRows target,
        IdMap ids,
        boolean aligned,
        boolean running,
        boolean asksAtOnce,
        OpenQuestions open) {

    /** Returns whether a uuid is that of a known story of the source. */
    boolean isSourceStory(String uuid) {
        return ids.withUuid(StoryRow.KIND, uuid) != null || source.withUuid(uuid) != null;
    }

    /** Returns the story that a uuid names. */
    Resolution<TargetStory> story(String uuid) {
        ItemKey planned = ids.withUuid(StoryRow.KIND, uuid);
        StoryRow row = source.withUuid(uuid);
        ItemKey key = planned != null ? planned : row == null ? null : row.key();
        if (aligned) {
            return aligned(uuid, key);
        }
        if (key == null && source.lacksUuid(uuid)) {
            open.sourceUuids().add(uuid);
        }
        return key == null ? Resolution.unresolved() : story(key, row);
    }

    /** Returns the story that a numeric id names. */
    Resolution<TargetStory> storyById(long id) {
        StoryRow row = source.withId(id);
        ItemKey key = StoryRow.key(id);
        if (row == null && there(key) == null && !pending(key)) {
            if (source.lacksId(id)) {
                open.sourceIds().add(id);
            }
            return Resolution.unresolved();
        }
        return story(key, row);
    }

    /** With aligned uuids, a uuid is written as it is; the item that is to have it need not exist yet. */
    private Resolution<TargetStory> aligned(String uuid, @Nullable ItemKey key) {
        Identity there = key == null ? null : ids.targetOf(key);
        StoryRow row = target.withUuid(uuid);
        if (key != null && (there != null || pending(key))) {
            return Resolution.to(new TargetStory(uuid, 0, path(there, key), slug(key)));
        }
        if (row != null) {
            return Resolution.to(new TargetStory(uuid, row.id(), row.path(), key == null ? row.path() : slug(key)));
        }
        if (!target.lacksUuid(uuid)) {
            return Resolution.unresolved();
        }
        if (!asksAtOnce) {
            return new Resolution<>(ReferenceState.UNKNOWN, null);
        }
        open.targetUuids().add(uuid);
        return Resolution.unresolved();
    }

    private Resolution<TargetStory> story(ItemKey key, @Nullable StoryRow row) {
        if (pending(key)) {
            return Resolution.pending();
        }
        Identity there = there(key);
        if (there == null) {
            return row == null ? Resolution.unresolved() : listed(row);
        }
        String uuid = aligned && row != null ? row.uuid() : there.uuid();
        if (uuid.isEmpty()) {
            StoryRow listed = target.withId(there.key().id());
            if (listed == null) {
                open.targetId(target, there.key().id());
                return Resolution.unresolved();
            }
            return to(listed, key);
        }
        return Resolution.to(new TargetStory(uuid, there.key().id(), path(there, key), slug(key)));
    }

    /** Returns the target's item of a row that is not planned and was not synced: that with its uuid, or its path. */
    private Resolution<TargetStory> listed(StoryRow row) {
        StoryRow same = target.withUuid(row.uuid());
        StoryRow there = same != null ? same : target.at(row.path(), row.folder());
        if (there != null) {
            return to(there, row.key());
        }
        open.targetOf(target, row);
        return Resolution.unresolved();
    }

    private Resolution<TargetStory> to(StoryRow there, ItemKey key) {
        return Resolution.to(new TargetStory(there.uuid(), there.id(), there.path(), slug(key)));
    }

    private @Nullable Identity there(ItemKey key) {
        Identity now = ids.targetOf(key);
        return now == null ? ids.synced(key) : now;
    }

    private boolean pending(ItemKey key) {
        return running && ids.pending(key);
    }

    /** Returns the path of a story in the target; that of the source if it is not known. */
    private String path(@Nullable Identity there, ItemKey key) {
        return there == null || there.path().isEmpty() ? slug(key) : there.path();
    }

    private String slug(ItemKey key) {
        StoryRow row = source.withId(key.id());
        return row == null ? "" : row.path();
    }
}
