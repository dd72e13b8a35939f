package dev.sbsync.core.bench;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;

/**
 * A source of so many items in folders of a hundred, about 2 kB of content each, an empty target, and a pair to warm
 * up.
 */
final class BenchSpaces {

    static final long SOURCE = 3001;
    static final long TARGET = 3002;
    static final long WARM_UP_SOURCE = 3003;
    static final long WARM_UP_TARGET = 3004;
    private static final int WARM_UP = 2000;
    private static final int IN_A_FOLDER = 100;

    private BenchSpaces() {}

    static Dataset of(int items) {
        return Dataset.of(
                filled(SOURCE, items),
                SpaceBuilder.space(TARGET, "Target"),
                filled(WARM_UP_SOURCE, WARM_UP),
                SpaceBuilder.space(WARM_UP_TARGET, "Warm-up target"));
    }

    private static SpaceBuilder filled(long id, int items) {
        SpaceBuilder space = SpaceBuilder.space(id, "Space " + id);
        String folder = "";
        for (int i = 0; i < items; i++) {
            if (i % IN_A_FOLDER == 0) {
                folder = "f" + i;
                space.folder(folder);
            } else {
                int number = i;
                space.story(folder + "/s" + i, story -> content(story, number));
            }
        }
        return space;
    }

    /** Of ten stories three are drafts, six published, one dirty. */
    private static void content(StoryBuilder story, int number) {
        story.field("headline", "Story " + number).field("body", "Some words of a text. ".repeat(80));
        int kind = number % 10;
        if (kind == 9) {
            story.dirty(live -> live.put("headline", "Live " + number));
        } else if (kind > 2) {
            story.published();
        }
    }
}
