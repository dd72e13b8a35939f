package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of the items of a folder: by {@code position}, and by creation where positions are equal. */
public final class SiblingPositions {
    private static final long STEP = 10;

    private final SpaceState space;

    public SiblingPositions(SpaceState space) {
        this.space = space;
    }

    /** Puts a story directly after another one of its folder; after the id 0, it comes first. */
    public void putAfter(StoredStory story, long neighbour) {
        List<StoredStory> siblings = others(story);
        int at = 0;
        while (neighbour != 0 && at < siblings.size() && siblings.get(at).id() != neighbour) {
            at++;
        }
        if (neighbour != 0 && at == siblings.size()) {
            throw Refusal.error(422, "after_id is no story of the folder");
        }
        insert(story, siblings, neighbour == 0 ? 0 : at + 1);
    }

    private void insert(StoredStory story, List<StoredStory> siblings, int index) {
        if (siblings.isEmpty()) {
            return;
        }
        if (index == 0) {
            position(story, positionOf(siblings.get(0)) - STEP);
        } else if (index == siblings.size()) {
            position(story, positionOf(siblings.get(index - 1)) + STEP);
        } else {
            long before = positionOf(siblings.get(index - 1));
            long gap = positionOf(siblings.get(index)) - before;
            position(story, before + gap / 2);
            if (gap < 2) {
                siblings.add(index, story);
                long first = positionOf(siblings.get(0));
                for (int i = 0; i < siblings.size(); i++) {
                    position(siblings.get(i), first + i * STEP);
                }
            }
        }
    }

    private List<StoredStory> others(StoredStory story) {
        List<StoredStory> siblings = new ArrayList<>(space.children(story.parentId()));
        siblings.removeIf(sibling -> sibling == story || sibling.deleted());
        siblings.sort(Comparator.comparingLong(SiblingPositions::positionOf).thenComparingLong(StoredStory::order));
        return siblings;
    }

    private void position(StoredStory story, long position) {
        space.change(story, () -> story.editable().put("position", position));
    }

    private static long positionOf(StoredStory story) {
        return Nodes.integer(story.json(), "position", 0);
    }
}
