package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tags of stories; the id in a path is a tag's name, and a story's {@code tag_list} makes tags
 * (docs/management-api.md).
 */
final class StoryTagRoutes {
    private static final String KIND = "tags";
    private static final FakeResponse NO_CONTENT = FakeResponse.json(204, new byte[0]);

    private StoryTagRoutes() {}

    static void addTo(RouteTable routes) {
        String one = "/v1/spaces/{space}/tags/{tag}";
        routes.reads("GET", "/v1/spaces/{space}/tags", StoryTagRoutes::list)
                .changes("POST", "/v1/spaces/{space}/tags", StoryTagRoutes::create)
                .changes("POST", "/v1/spaces/{space}/tags/bulk_association", StoryTagRoutes::associate)
                .changes("PUT", one, StoryTagRoutes::rename)
                .changes("DELETE", one, StoryTagRoutes::delete);
    }

    private static FakeResponse list(Call call) {
        String term = call.query().get("search").orElse("");
        List<ObjectNode> tags = counts(call.space()).entrySet().stream()
                .filter(tag -> tag.getKey().contains(term))
                .map(tag -> tag(tag.getKey(), tag.getValue()))
                .toList();
        return ListPage.of(call.query(), KIND, tags, tag -> tag);
    }

    private static FakeResponse create(Call call) {
        String name = name(call);
        if (!counts(call.space()).containsKey(name)) {
            make(call, name);
        }
        call.space()
                .find(Nodes.integer(call.body().path("tag"), "story_id", 0))
                .ifPresent(story -> tagList(story, Stream.concat(tags(story), Stream.of(name))));
        return Answer.wrapped(200, "tag", tag(name, counts(call.space()).getOrDefault(name, 0)));
    }

    private static FakeResponse rename(Call call) {
        String before = existing(call);
        String after = name(call);
        everywhere(call.space(), before, tag -> after);
        make(call, after);
        return NO_CONTENT;
    }

    private static FakeResponse delete(Call call) {
        everywhere(call.space(), existing(call), tag -> null);
        return NO_CONTENT;
    }

    /** Sets the tags of several stories; the API does it in the background (docs/management-api.md). */
    private static FakeResponse associate(Call call) {
        for (JsonNode row : call.body().path("tags").path("stories")) {
            StoredStory story =
                    call.space().find(Nodes.integer(row, "story_id", 0)).orElseThrow(Refusal::notFound);
            tagList(story, row.path("tag_list").valueStream().map(tag -> tag.asString("")));
        }
        return NO_CONTENT;
    }

    private static Stream<String> tags(StoredStory story) {
        return story.json().path("tag_list").valueStream().map(tag -> tag.asString(""));
    }

    private static void tagList(StoredStory story, Stream<String> tags) {
        story.editable().set("tag_list", Nodes.valueToTree(tags.distinct().toList()));
    }

    private static void make(Call call, String name) {
        long id = call.state().identities().nextId();
        call.space().records(KIND).put(id, Nodes.object().put("id", id).put("name", name));
    }

    private static void everywhere(SpaceState space, String name, UnaryOperator<@Nullable String> change) {
        space.records(KIND).removeWhere(tag -> Nodes.string(tag, "name", "").equals(name));
        for (StoredStory story : space.all()) {
            ArrayNode tags = Nodes.array();
            boolean found = false;
            for (JsonNode tag : story.json().path("tag_list")) {
                boolean meant = tag.asString("").equals(name);
                found |= meant;
                String next = meant ? change.apply(name) : tag.asString("");
                if (next != null) {
                    tags.add(next);
                }
            }
            if (found) {
                story.editable().set("tag_list", tags);
            }
        }
    }

    private static String existing(Call call) {
        String name = Query.decode(call.variable("tag"));
        if (!counts(call.space()).containsKey(name)) {
            throw Refusal.notFound();
        }
        return name;
    }

    private static String name(Call call) {
        String name = Nodes.string(call.body().path("tag"), "name", "");
        if (name.isBlank()) {
            throw call.body().has("tag")
                    ? Refusal.invalid("name", "can't be blank")
                    : Refusal.error(422, "param is missing or the value is empty: tag");
        }
        return name;
    }

    private static Map<String, Integer> counts(SpaceState space) {
        Map<String, Integer> counts = new TreeMap<>();
        space.records(KIND).all().forEach(tag -> counts.put(Nodes.string(tag, "name", ""), 0));
        for (StoredStory story : space.all()) {
            if (!story.deleted()) {
                story.json().path("tag_list").forEach(tag -> counts.merge(tag.asString(""), 1, Integer::sum));
            }
        }
        return counts;
    }

    private static ObjectNode tag(String name, int count) {
        return Nodes.object().put("name", name).put("taggings_count", count);
    }
}
