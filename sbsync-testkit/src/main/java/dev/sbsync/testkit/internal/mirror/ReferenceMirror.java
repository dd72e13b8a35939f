package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.internal.reference.ReferenceForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares the contents, presets and schemas of two spaces with names in place of references. */
public final class ReferenceMirror {
    private final FakeSpace source;
    private final ReferenceForm.Pair forms;
    private final List<FakeStory> sources;
    private final Map<String, FakeStory> targets = new LinkedHashMap<>();
    private final List<MirrorDifference> items;
    private final FakeSpace target;

    public ReferenceMirror(FakeSpace source, FakeSpace target) {
        this.source = source;
        this.target = target;
        this.forms = ReferenceForm.Pair.of(source, target);
        this.sources = source.stories();
        target.stories().forEach(story -> targets.put(key(story), story));
        this.items = ItemsMirror.differences(source, target, List.of("components", "presets"), true).stream()
                .filter(difference -> !difference.attribute().equals("is missing"))
                .toList();
    }

    /** Returns all differences of stories, presets and schemas that both spaces have. */
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        for (FakeStory story : sources) {
            FakeStory copy = targets.get(key(story));
            if (copy == null) {
                continue;
            }
            found.addAll(contents(key(story), story.content(), copy.content()));
            Optional<JsonNode> live = story.publishedContent();
            Optional<JsonNode> copied = copy.publishedContent();
            if (live.isPresent() && copied.isPresent()) {
                found.addAll(contents(key(story) + ", published", live.get(), copied.get()));
            }
        }
        items.forEach(difference -> found.add(difference.toString()));
        return List.copyOf(found);
    }

    /** Returns the first difference of two contents. */
    public List<String> contents(String item, JsonNode content, JsonNode copy) {
        JsonNode expected = forms.source().of(content);
        JsonNode actual = forms.target().of(copy);
        return Values.firstDifference(expected, actual, Place.ROOT)
                .or(() -> Values.firstSpelling(expected, actual, Place.ROOT))
                .map(place ->
                        item + " at " + place + ": " + Values.shown(place.in(expected)) + " is to be referred to, is "
                                + Values.shown(place.in(actual)) + "; was " + Values.shown(place.in(content))
                                + ", is stored as "
                                + Values.shown(place.in(copy)))
                .map(List::of)
                .orElse(List.of());
    }

    /** Returns where the target's texts have identities of the source that have another counterpart. */
    public List<String> leftovers() {
        return Leftovers.of(source, target);
    }

    private static String key(FakeStory story) {
        return (story.folder() ? "folder " : "story ") + story.path();
    }
}
