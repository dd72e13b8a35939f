package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the differences between the stored states of two spaces. Stories are matched by path without its trailing slash
 * and by kind; ids, timestamps, positions and authors do not count, references by uuid do, as uuids have to be the
 * same. At the root {@code is_startpage} is ignored.
 */
public final class Mirror {
    private static final List<String> ATTRIBUTES =
            List.of("name", "slug", "uuid", "meta_data", "default_root", "sort_by_date", "expire_at");

    private final List<MirrorDifference> differences = new ArrayList<>();
    private final boolean spellings;
    private final @Nullable ReferenceMirror references;
    private final boolean uuids;

    private Mirror(boolean spellings, @Nullable ReferenceMirror references, boolean uuids) {
        this.spellings = spellings;
        this.references = references;
        this.uuids = uuids;
    }

    /**
     * Compares two spaces.
     *
     * @param extras whether the target may have additional stories
     * @param spellings whether key order and the spelling of numbers count in contents
     */
    public static List<MirrorDifference> differences(
            FakeSpace source, FakeSpace target, boolean extras, boolean spellings) {
        return new Mirror(spellings, null, true).compared(source, target, extras);
    }

    /**
     * Compares two spaces, with names in place of references in contents.
     *
     * @param extras whether the target may have additional stories
     * @param uuids whether stories have the same uuids
     */
    public static List<MirrorDifference> references(FakeSpace source, FakeSpace target, boolean extras, boolean uuids) {
        return new Mirror(false, new ReferenceMirror(source, target), uuids).compared(source, target, extras);
    }

    private List<MirrorDifference> compared(FakeSpace source, FakeSpace target, boolean extras) {
        Map<String, FakeStory> expected = byItem(source);
        Map<String, FakeStory> actual = byItem(target);
        expected.forEach((item, story) -> {
            FakeStory other = actual.get(item);
            if (other == null) {
                add(item, "is missing", story.toString(), "absent");
            } else {
                compare(item, story, other);
            }
        });
        if (!extras) {
            actual.forEach((item, story) -> {
                if (!expected.containsKey(item)) {
                    add(item, "is too much", "absent", story.toString());
                }
            });
        }
        return List.copyOf(differences);
    }

    private static Map<String, FakeStory> byItem(FakeSpace space) {
        Map<String, FakeStory> stories = new LinkedHashMap<>();
        space.stories().forEach(story -> stories.put((story.folder() ? "folder " : "story ") + story.path(), story));
        return stories;
    }

    private void compare(String item, FakeStory source, FakeStory target) {
        for (String attribute : ATTRIBUTES) {
            if (attribute.equals("uuid") && !uuids) {
                continue;
            }
            compareValues(item, attribute, source.attribute(attribute), target.attribute(attribute));
        }
        compareTexts(item, "parent path", source.parentPath(), target.parentPath());
        compareTexts(item, "is_startpage", Boolean.toString(source.startPage()), Boolean.toString(target.startPage()));
        compareTexts(
                item, "tag_list", new TreeSet<>(source.tags()).toString(), new TreeSet<>(target.tags()).toString());
        compareTexts(item, "disable_fe_editor", editorFlag(source), editorFlag(target));
        compareTexts(item, "translated slugs", translatedSlugs(source), translatedSlugs(target));
        compareContents(item, "content", source.content(), target.content());
        compareLayers(item, source, target);
    }

    /**
     * An unknown published layer cannot be mirrored: any state of the target is accepted, unless it has published the
     * source's draft.
     */
    private void compareLayers(String item, FakeStory source, FakeStory target) {
        if (source.state() == FakeStory.State.DIRTY && !source.liveVersionListed()) {
            target.publishedContent()
                    .filter(live -> Values.same(live, source.content()))
                    .ifPresent(live -> add(item, "published content", "unknown", "the source's draft"));
            return;
        }
        compareTexts(item, "state", source.state().toString(), target.state().toString());
        if (source.state() == FakeStory.State.DIRTY && target.state() == FakeStory.State.DIRTY) {
            Optional<JsonNode> live = target.publishedContent();
            if (live.isEmpty()) {
                add(
                        item,
                        "published content",
                        Values.shown(source.publishedContent().orElse(null)),
                        "unknown");
            } else {
                compareContents(
                        item, "published content", source.publishedContent().orElseThrow(), live.get());
            }
        }
    }

    private void compareValues(String item, String attribute, @Nullable JsonNode source, @Nullable JsonNode target) {
        boolean same = source == null ? target == null : target != null && Values.same(source, target);
        if (!same) {
            add(item, attribute, Values.shown(source), Values.shown(target));
        }
    }

    private void compareTexts(String item, String attribute, String source, String target) {
        if (!source.equals(target)) {
            add(item, attribute, source, target);
        }
    }

    private void compareContents(String item, String attribute, JsonNode source, JsonNode target) {
        if (references != null) {
            references
                    .contents(attribute, source, target)
                    .forEach(difference -> add(item, difference, "its reference", "another"));
            return;
        }
        Optional<Place> place = Values.firstDifference(source, target, Place.ROOT);
        if (place.isPresent()) {
            add(item, attribute + " at " + place.get(), shownAt(source, place.get()), shownAt(target, place.get()));
        } else if (spellings) {
            Values.firstSpelling(source, target, Place.ROOT)
                    .ifPresent(where -> add(
                            item,
                            attribute + " is spelled differently at " + where,
                            shownAt(source, where),
                            shownAt(target, where)));
        }
    }

    private static String shownAt(JsonNode content, Place place) {
        return Values.shown(place.in(content));
    }

    private static String editorFlag(FakeStory story) {
        JsonNode flag = story.attribute("disable_fe_editor");
        JsonNode either = flag == null ? story.attribute("disble_fe_editor") : flag;
        return Boolean.toString(either != null && either.asBoolean(false));
    }

    private static String translatedSlugs(FakeStory story) {
        Map<String, String> rows = new TreeMap<>();
        ObjectNode json = story.json();
        for (JsonNode row : json.path("translated_slugs")) {
            rows.put(
                    Nodes.string(row, "lang", ""),
                    Nodes.string(row, "slug", "") + " " + Nodes.string(row, "name", "(no name)"));
        }
        return rows.toString();
    }

    private void add(String item, String attribute, String source, String target) {
        differences.add(new MirrorDifference(item, attribute, source, target));
    }
}
