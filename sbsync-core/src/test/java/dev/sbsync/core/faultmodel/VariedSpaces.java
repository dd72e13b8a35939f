package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A small source of items that use every compared field in one of its spellings, and a target that has some of them.
 * One seed makes one pair. Titles say of which item, layer and language they are.
 */
final class VariedSpaces {

    private static final String GROUP = "6f1c2a3e-0000-4000-8000-0000000000aa";

    private final Random random;
    private final boolean withItems;
    private final boolean individually;
    private final SpaceBuilder source = SpaceBuilder.space(ModelSpaces.SOURCE, "Source");
    private final SpaceBuilder target = SpaceBuilder.space(ModelSpaces.TARGET, "Target");
    private final List<String> folders = new ArrayList<>(List.of(""));
    private final List<String> targetFolders = new ArrayList<>(List.of(""));

    private VariedSpaces(long seed, boolean withItems) {
        this.withItems = withItems;
        random = new Random(seed);
        individually = random.nextInt(3) == 0;
    }

    /** Returns both spaces. */
    static Dataset of(long seed) {
        VariedSpaces spaces = new VariedSpaces(seed, false);
        spaces.build();
        return Dataset.of(spaces.source, spaces.target);
    }

    /** Returns both spaces with items of every kind, and the same languages: a new one shows what is public already. */
    static Dataset withItems(long seed) {
        VariedSpaces spaces = new VariedSpaces(seed, true);
        spaces.build();
        ModelItems.addTo(spaces.source, spaces.target, seed);
        return Dataset.of(spaces.source, spaces.target);
    }

    /** Returns the same with assets. */
    static Dataset withAssets(long seed) {
        VariedSpaces spaces = new VariedSpaces(seed, true);
        spaces.build();
        ModelItems.addTo(spaces.source, spaces.target, seed);
        ModelAssets.addTo(spaces.source, spaces.target, seed);
        return Dataset.of(spaces.source, spaces.target);
    }

    private void build() {
        String page = "{\"title\":{\"type\":\"text\",\"required\":true},\"seo\":{\"type\":\"text\",\"required\":true}}";
        source.language("de", "German").language("fr", "French");
        target.language("de", "German").component("page", page);
        if (chance(50) || withItems) {
            target.language("fr", "French");
        }
        if (individually) {
            source.publishesTranslationsIndividually();
            target.publishesTranslationsIndividually();
        }
        int items = 6 + random.nextInt(8);
        for (int i = 0; i < items; i++) {
            if (chance(25)) {
                folder(i);
            } else {
                story(i);
            }
        }
        if (folders.size() > 1 && chance(50)) {
            String folder = folders.get(1);
            int number = items;
            source.startPage(folder, story -> details(story, number, false, new Random(number)));
            if (targetFolders.contains(folder) && new Random(number).nextBoolean()) {
                target.story("start-page-elsewhere", story -> details(story, number, true, new Random(number + 1)));
                target.startPage(folder, story -> details(story, number + 500, true, new Random(number + 2)));
            }
        }
    }

    private void folder(int number) {
        String path = child(any(folders), oneOf("f", "Über-f", "F") + number);
        folders.add(path);
        source.folder(path, folder -> place(folder, number).attribute("default_root", oneOf("page", "", null)));
        if (there(path)) {
            targetFolders.add(path);
            target.folder(path, folder -> place(folder, number));
        }
    }

    private void story(int number) {
        String path = child(any(folders), oneOf("s", "S", "straße-") + number);
        long seed = random.nextLong();
        String publishAt = oneOf(null, null, "2020-01-01 00:00", "2037-01-01T00:00:00.000Z");
        source.story(path, story -> {
            details(story, number, false, new Random(seed));
            story.attribute("publish_at", publishAt);
        });
        if (there(path)) {
            boolean edited = chance(60);
            boolean renamed = chance(20);
            boolean copied = !renamed && chance(20);
            target.story(renamed ? path + "-before" : path, story -> {
                details(story, number, edited, new Random(edited ? seed + 1 : seed));
                if (copied) {
                    story.uuid(uuid(number + 1000));
                }
            });
        }
    }

    private boolean there(String path) {
        String parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        return targetFolders.contains(parent) && chance(40);
    }

    private StoryBuilder place(StoryBuilder item, int number) {
        return item.uuid(uuid(number)).name("Item " + number).attribute("position", random.nextInt(1000));
    }

    private static String uuid(int number) {
        return UUID.nameUUIDFromBytes(("varied " + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void details(StoryBuilder story, int number, boolean edited, Random own) {
        String who = number + (edited ? " of the target" : "");
        place(story, number);
        if (own.nextInt(20) == 0) {
            story.name("Item " + number + " " + "n".repeat(250));
        }
        if (own.nextInt(4) != 0) {
            story.field("_uid", "u" + number);
        }
        story.field("title", "Draft " + who).field("seo", own.nextInt(6) == 0 ? "" : "seo");
        if (own.nextBoolean()) {
            story.field("title__i18n__de", "Entwurf " + who);
        }
        if (own.nextInt(3) == 0) {
            story.field("price", own.nextInt(9) + 0.5);
            story.field("body", List.of(Map.of("component", "page", "title", "b", "seo", "s", "n", own.nextInt(9))));
        }
        story.tags(pick(own, List.of("News"), List.of(" news "), List.of("NEWS", "Blue"), List.<String>of())
                .toArray(new String[0]));
        attribute(own, story, "path", null, "", "/real");
        attribute(own, story, "sort_by_date", null, "", "2024-05-06");
        attribute(own, story, "expire_at", null, "", "2037-12-31 23:00", "2037-12-31T23:00:00.000Z");
        attribute(own, story, "meta_data", null, Map.of(), Map.of("a", 1));
        attribute(own, story, "disable_fe_editor", null, true, false);
        if (own.nextInt(3) == 0) {
            story.group(GROUP);
        }
        if (own.nextInt(3) == 0) {
            story.translatedSlug("de", own.nextInt(4) == 0 ? "gleich" : "de-" + number, null);
        }
        if (!edited && own.nextInt(4) == 0) {
            story.translatedSlug("fr", "fr-" + number, "F " + number);
        }
        if (!edited && own.nextInt(15) == 0) {
            story.attribute("can_not_view", true);
        }
        layers(story, who, own);
    }

    private void layers(StoryBuilder story, String who, Random own) {
        switch (own.nextInt(8)) {
            case 0, 1 -> {}
            case 2, 3, 4 -> live(story.published(), own);
            case 5 -> live(story.dirtyWithoutHistory(), own);
            default -> live(story.dirty(layer -> layer.put("title", "Live " + who)), own);
        }
    }

    private void live(StoryBuilder story, Random own) {
        attribute(own, story, "first_published_at", null, "2020-05-05T08:00:00.000Z");
        if (individually) {
            String at = own.nextBoolean() ? "2025-03-01T00:00:00.000Z" : null;
            Map<String, Object> german = new java.util.HashMap<>();
            german.put("lang", "de");
            german.put("published_at", at);
            german.put("first_published_at", at);
            german.put("unpublished_changes", false);
            story.attribute("translated_stories", List.of(german));
        }
    }

    private static void attribute(Random own, StoryBuilder story, String name, Object... values) {
        Object value = pick(own, values);
        if (value != null) {
            story.attribute(name, value);
        }
    }

    @SafeVarargs
    private static <T> T pick(Random own, T... values) {
        return values[own.nextInt(values.length)];
    }

    private String oneOf(String... values) {
        return pick(random, values);
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String child(String folder, String slug) {
        return folder.isEmpty() ? slug : folder + "/" + slug;
    }
}
