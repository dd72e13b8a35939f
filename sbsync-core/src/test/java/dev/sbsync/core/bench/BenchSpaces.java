package dev.sbsync.core.bench;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import java.util.Random;

/**
 * A source of so many items in folders of a hundred, about 2 kB of content each, an empty target, and a pair to warm
 * up.
 */
final class BenchSpaces {

    static final long SOURCE = 3001;
    static final long TARGET = 3002;
    static final long WARM_UP_SOURCE = 3003;
    static final long WARM_UP_TARGET = 3004;
    /** The name of the spaces with a large file. */
    static final String FILE = "file";

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

    /**
     * Returns the spaces for what an argument names: so many items, {@code large}, {@code children}, or {@code file}.
     */
    static Dataset named(String what) {
        return switch (what) {
            case "large" -> large();
            case "children" -> children();
            case FILE -> file();
            default -> of(Integer.parseInt(what));
        };
    }

    /** 24 stories of 2 to 8 MB, as strings of 1 to 4 kB, every fourth of them dirty. */
    private static Dataset large() {
        SpaceBuilder source = SpaceBuilder.space(SOURCE, "Source");
        for (int i = 0; i < 24; i++) {
            Random random = new Random(i);
            int size = (2 + i % 7) * 1024 * 1024;
            boolean dirty = i % 4 == 3;
            source.story("large-" + i, story -> {
                for (int bytes = 0, field = 0; bytes < size; field++) {
                    int length = 1024 + random.nextInt(3 * 1024);
                    story.field("text" + field, "x".repeat(length));
                    bytes += length;
                }
                if (dirty) {
                    story.dirty(live -> live.put("text0", "live"));
                } else {
                    story.published();
                }
            });
        }
        return withWarmUp(source);
    }

    /** 20,000 stories in one folder. */
    private static Dataset children() {
        SpaceBuilder source = SpaceBuilder.space(SOURCE, "Source").folder("all");
        for (int i = 0; i < 20_000; i++) {
            int number = i;
            source.story("all/s" + i, story -> content(story, number));
        }
        return withWarmUp(source);
    }

    /** A file of 300 MB, and 42 of 20 kB. */
    private static Dataset file() {
        SpaceBuilder source = small(SOURCE, 42);
        source.asset("large.bin", FileContent.generated(0, 300_000_000));
        return Dataset.of(
                source,
                SpaceBuilder.space(TARGET, "Target"),
                small(WARM_UP_SOURCE, 200),
                SpaceBuilder.space(WARM_UP_TARGET, "Warm-up target"));
    }

    private static SpaceBuilder small(long id, int files) {
        SpaceBuilder space = SpaceBuilder.space(id, "Space " + id);
        for (int i = 1; i <= files; i++) {
            space.asset("file-" + i + ".bin", FileContent.generated(i, 20_000));
        }
        return space;
    }

    private static Dataset withWarmUp(SpaceBuilder source) {
        return Dataset.of(
                source,
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
