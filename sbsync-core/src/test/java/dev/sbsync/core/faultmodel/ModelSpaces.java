package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.Kind;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.testkit.StoryEditor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A source of about fifty items and a target that has some of them: equal, edited, in another state, under another
 * uuid, in another place, or in each other's; and some that the source has not. One seed makes one pair. Nothing in it
 * is a conflict: without faults, every pair can be synced to its end.
 */
public final class ModelSpaces {

    /** The token that private files of both spaces are read with. */
    public static final String ASSET_TOKEN = ModelAssets.TOKEN;

    static final long SOURCE = 2001;
    static final long TARGET = 2002;

    private final Random random;
    private final SpaceBuilder source = SpaceBuilder.space(SOURCE, "Source").language("de", "German");
    private final SpaceBuilder target = SpaceBuilder.space(TARGET, "Target")
            .language("de", "German")
            .component("page", "{\"seo\":{\"type\":\"text\",\"required\":true}}");
    private final List<Folder> folders = new ArrayList<>();
    private final Set<Folder> withStartPage = new HashSet<>();

    /** A folder of the source, and whether and where the target has it. */
    private record Folder(String path, String place, boolean there) {}

    private final int leastItems;
    private boolean referencing;

    private ModelSpaces(long seed, int leastItems) {
        this.random = new Random(seed);
        this.leastItems = leastItems;
    }

    /** Returns both spaces. */
    public static Dataset of(long seed) {
        ModelSpaces spaces = new ModelSpaces(seed, 40);
        spaces.build();
        return Dataset.of(spaces.source, spaces.target);
    }

    /** Returns both spaces with fewer stories, and with items of every kind. */
    public static Dataset withItems(long seed) {
        ModelSpaces spaces = new ModelSpaces(seed, 8);
        spaces.build();
        ModelItems.addTo(seed % 2 == 0 ? spaces.source.language("fr", "French") : spaces.source, spaces.target, seed);
        return Dataset.of(spaces.source, spaces.target);
    }

    /** Returns both spaces with items of every kind, assets among them. */
    public static Dataset withAssets(long seed) {
        ModelSpaces spaces = new ModelSpaces(seed, 8);
        spaces.build();
        ModelItems.addTo(seed % 2 == 0 ? spaces.source.language("fr", "French") : spaces.source, spaces.target, seed);
        ModelAssets.addTo(spaces.source, spaces.target, seed);
        return Dataset.of(spaces.source, spaces.target);
    }

    /** Fills two spaces {@link #withAssets with assets}: what the target has of them, and stories that use them. */
    public static void fillAssets(FakeSpace source, FakeSpace target, long seed) {
        ModelAssets.fill(source, target, seed);
    }

    /** Edits items of every kind of a source that is in sync, and deletes some if {@code deletes}. */
    public static void editAll(FakeSpace source, long seed, boolean deletes) {
        edit(source, seed);
        ItemEdits.edit(source, seed);
        ModelAssets.edit(source, seed);
        if (deletes) {
            ModelDeletes.edit(source, seed);
        }
    }

    /** Edits items of every kind but stories and settings of a target. */
    public static void drift(FakeSpace target, long seed) {
        ItemEdits.drift(target, seed, Set.of(Kind.COMPONENTS, Kind.DATASOURCES));
        ModelAssets.drift(target, seed);
    }

    /** Returns both spaces, with stories that reference their neighbours, of which some do not exist. */
    static Dataset withReferences(long seed) {
        ModelSpaces spaces = new ModelSpaces(seed, 25);
        spaces.referencing = true;
        spaces.build();
        return Dataset.of(spaces.source, spaces.target);
    }

    /** Edits some stories of a source in one way or another: content, publish state, or both. */
    public static void edit(FakeSpace source, long seed) {
        Random random = new Random(~seed);
        for (FakeStory story : source.stories()) {
            if (story.path().endsWith("-one") && random.nextBoolean()) {
                swap(source, story.path(), story.path().replaceFirst("-one$", "-other"));
            }
        }
        for (FakeStory story : source.stories()) {
            if (!story.folder() && random.nextInt(100) < 40) {
                boolean draft = random.nextBoolean();
                switch (random.nextInt(4)) {
                    case 0 -> source.edit(story.path(), edited -> edited.field("headline", "Edited"));
                    case 1 -> source.edit(story.path(), StoryEditor::publish);
                    case 2 ->
                        source.edit(
                                story.path(),
                                edited -> edited.field("headline", "Taken back").unpublish());
                    default -> {
                        source.edit(
                                story.path(),
                                edited -> edited.field("headline", "Live again").publish());
                        if (draft) {
                            source.edit(story.path(), edited -> edited.field("headline", "And edited"));
                        }
                    }
                }
            }
        }
    }

    /** Lets two stories of a source change places. */
    private static void swap(FakeSpace source, String path, String other) {
        String slug = path.substring(path.lastIndexOf('/') + 1);
        String otherSlug = other.substring(other.lastIndexOf('/') + 1);
        source.edit(path, story -> story.slug("between"));
        source.edit(other, story -> story.slug(slug));
        source.edit(path.substring(0, path.length() - slug.length()) + "between", story -> story.slug(otherSlug));
    }

    private void build() {
        folders.add(new Folder("", "", true));
        target.folder("attic").story("attic/left", story -> story.published());
        int items = leastItems + random.nextInt(20);
        for (int i = 0; i < items; i++) {
            Folder parent = folders.get(random.nextInt(folders.size()));
            int kind = random.nextInt(10);
            if (kind < 2) {
                folder(parent, "f" + i);
            } else if (kind < 3 && !parent.path().isEmpty() && withStartPage.add(parent)) {
                startPage(parent, i);
            } else if (kind < 4 && parent.there()) {
                swapped(parent, i);
            } else {
                story(parent, i);
            }
        }
    }

    private void folder(Folder parent, String slug) {
        String path = child(parent.path(), slug);
        boolean there = parent.there() && chance(50);
        boolean renamed = there && chance(20);
        String place = child(parent.place(), renamed ? "old-" + slug : slug);
        source.folder(path, folder -> folder.uuid(uuid(path + "/")));
        if (there) {
            target.folder(place, folder -> alike(folder, path + "/", renamed || chance(70)));
        }
        folders.add(new Folder(path, place, there));
    }

    private void startPage(Folder parent, int number) {
        source.startPage(parent.path(), story -> content(story, number).uuid(uuid(parent.path())));
        if (parent.there() && chance(50)) {
            target.startPage(parent.place(), story -> alike(content(story, edited(number)), parent.path(), true));
        }
    }

    private void story(Folder parent, int number) {
        String slug = (number % 9 == 4 ? "S" : "s") + number;
        String path = child(parent.path(), slug);
        source.story(
                path,
                story -> referencing(content(story, number), parent, number).uuid(uuid(path)));
        if (parent.there() && chance(50)) {
            boolean moved = chance(25);
            String folder = moved && chance(50) ? "attic" : parent.place();
            String place = child(folder, moved ? "was-" + slug : slug);
            target.story(place, story -> alike(content(story, edited(number)), path, moved || chance(70)));
        }
    }

    private StoryBuilder referencing(StoryBuilder story, Folder parent, int number) {
        return referencing
                ? story.field("next", link(child(parent.path(), "s" + (number + 1))))
                        .field("previous", link(child(parent.path(), "s" + (number - 1))))
                        .field("folder", link(parent.path() + "/"))
                : story;
    }

    private static Map<String, Object> link(String key) {
        return Map.of("linktype", "story", "fieldtype", "multilink", "id", uuid(key));
    }

    /** Two stories that are in each other's place in the target. */
    private void swapped(Folder parent, int number) {
        String one = "s" + number + "-one";
        String other = "s" + number + "-other";
        for (String slug : List.of(one, other)) {
            String path = child(parent.path(), slug);
            String place = child(parent.place(), slug.equals(one) ? other : one);
            source.story(path, story -> content(story, number).uuid(uuid(path)));
            target.story(place, story -> alike(content(story, edited(number)), path, true));
        }
    }

    private static void alike(StoryBuilder item, String key, boolean sameUuid) {
        if (sameUuid) {
            item.uuid(uuid(key));
        }
    }

    private int edited(int number) {
        return number + (chance(40) ? 0 : 1000);
    }

    /** Gives a story what equal numbers give it alike: name, content, tags, a translated slug, and its layers. */
    private static StoryBuilder content(StoryBuilder story, int number) {
        Random own = new Random(number);
        story.name("Story " + number)
                .field("_uid", "u" + number)
                .field("headline", "Draft " + number)
                .field("price", number + 0.5)
                .field("seo", "seo");
        story.tags("t" + own.nextInt(3), "all");
        spellings(story, number % 10);
        if (own.nextInt(4) == 0) {
            story.translatedSlug("de", "de-" + number, null);
        }
        return switch (own.nextInt(16)) {
            case 0, 1, 2, 3 -> story;
            case 4, 5, 6, 7, 8, 9 -> story.published();
            case 10 -> story.dirtyWithoutHistory();
            default -> story.dirty(live -> live.put("headline", "Live " + number));
        };
    }

    /** What a target may store in another spelling, in a few stories each. */
    private static void spellings(StoryBuilder story, int which) {
        switch (which) {
            case 0 -> story.attribute("path", "");
            case 1 -> story.attribute("meta_data", Map.of());
            case 2 -> story.attribute("expire_at", "2037-12-31 23:00");
            case 3 -> story.tags("Sale", "all");
            case 4 -> story.tags("sale ", "all");
            case 5 -> story.field("body", List.of(Map.of("component", "text", "text", "no _uid")));
            case 6 -> story.field("seo", "");
            default -> {}
        }
    }

    private static String uuid(String key) {
        return UUID.nameUUIDFromBytes(("model " + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String child(String folder, String slug) {
        return folder.isEmpty() ? slug : folder + "/" + slug;
    }
}
