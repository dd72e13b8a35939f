package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.plan.SyncPlan;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of the target's items, as its list and the creates of a run show them. A create whose answer names one of
 * them was answered with another item: its name, kind and folder may well be the same. Thread-safe.
 */
public final class TargetIds {

    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    private TargetIds() {}

    /** Returns the ids of the items that were listed in the target, as far as the plan's selection needed lists. */
    public static TargetIds of(SyncPlan plan) {
        TargetIds ids = new TargetIds();
        plan.targetIds().stream()
                .filter(key -> key.kind().equals(StoryRow.KIND))
                .forEach(key -> ids.known.add(key.id()));
        return ids;
    }

    /**
     * Returns the story that a create was answered with, which is a new one.
     *
     * @param pause how long to wait before the story is looked up
     * @throws UnsettledException if another item has the id: whether the create was applied is unknown
     */
    Story created(Story answer, Duration pause) {
        if (!known.add(answer.id())) {
            throw new UnsettledException(
                    "The create was answered with the item of id " + answer.id() + ", which existed before.", pause);
        }
        return answer;
    }
}
