package dev.sbsync.core;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** What a space stores of its stories, without what the API does not let restore: times, authors and versions. */
final class TargetState {

    private static final Set<String> NOT_RESTORED = Set.of(
            "updated_at",
            "published_at",
            "last_author",
            "last_author_id",
            "current_version_id",
            "position",
            "unpublished_changes", // of drafts; the state of others is compared
            "breadcrumbs",
            "parent");

    private TargetState() {}

    static Map<String, String> of(FakeSpace space) {
        Map<String, String> state = new TreeMap<>();
        for (FakeStory story : space.stories()) {
            ObjectNode json = story.json().deepCopy();
            json.remove(NOT_RESTORED);
            if (story.state() == FakeStory.State.DRAFT) {
                json.remove("first_published_at"); // set by the first publication for good
            }
            json.path("translated_slugs").forEach(slug -> ((ObjectNode) slug).remove("id"));
            json.path("translated_slugs").forEach(slug -> ((ObjectNode) slug).remove("published"));
            json.putPOJO(
                    "tag_list",
                    new TreeSet<>(story.tags().stream().map(String::trim).toList()).toString());
            state.put(
                    "story " + story.id(),
                    story.path() + " " + state(story) + " " + json + " live "
                            + story.publishedContent().map(Object::toString).orElse("none"));
        }
        state.put("order", order(space).toString());
        return state;
    }

    /** Returns the state; a story whose layers have the same content is published. */
    private static FakeStory.State state(FakeStory story) {
        String draft = story.content().toString();
        boolean same = story.publishedContent()
                .map(Object::toString)
                .filter(draft::equals)
                .isPresent();
        return story.state() == FakeStory.State.DIRTY && same ? FakeStory.State.PUBLISHED : story.state();
    }

    /** Returns what differs between two states, in short. */
    static List<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(now.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            String then = before.getOrDefault(key, "missing");
            String after = now.getOrDefault(key, "missing");
            boolean unknown = then.contains(" DIRTY ") && then.endsWith(" live none"); // not in the history
            if (!then.equals(after) && !unknown) {
                int at = 0;
                while (at < Math.min(then.length(), after.length()) && then.charAt(at) == after.charAt(at)) {
                    at++;
                }
                differences.add(key + ": " + around(then, at) + " became " + around(after, at));
            }
        }
        return differences;
    }

    private static String around(String text, int at) {
        return text.substring(0, Math.min(40, text.length())) + " ... "
                + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 100));
    }

    /** Returns the ids of the stories of each folder, in their order. */
    private static Map<Long, List<Long>> order(FakeSpace space) {
        Map<Long, List<Long>> folders = new TreeMap<>();
        space.stories().stream()
                .sorted(Comparator.comparing((FakeStory story) ->
                                story.json().path("position").asLong())
                        .thenComparing(FakeStory::id))
                .forEach(story -> folders.computeIfAbsent(story.parentId(), none -> new ArrayList<>())
                        .add(story.id()));
        return folders;
    }
}
