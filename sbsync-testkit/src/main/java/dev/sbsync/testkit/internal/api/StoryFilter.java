package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parameters that choose stories for a list (ma-facts §3.2). */
final class StoryFilter {
    /** Parameters of the API that this fake cannot serve; ignoring them would answer with the wrong stories. */
    private static final Set<String> NOT_SERVED = Set.of(
            "search",
            "text_search",
            "reference_search",
            "contain_component",
            "favourite",
            "mine",
            "in_workflow_stages",
            "has_workflow_stages",
            "scheduled_at_gt",
            "scheduled_at_lt",
            "scheduled_by_status",
            "in_release",
            "release_id",
            "branch_id");

    private StoryFilter() {}

    /** Returns the stories that fit a request, in its order. */
    static List<StoredStory> select(Call call, SpaceState space) {
        Query query = call.query();
        refuseUnserved(call);
        List<Predicate<StoredStory>> tests = new ArrayList<>();
        boolean trash = query.isOn("in_trash");
        tests.add(story -> story.deleted() == trash);
        addIdentity(query, tests);
        addSlugs(call, space, tests);
        addTree(query, tests);
        addState(query, tests);
        List<StoredStory> found = new ArrayList<>();
        for (StoredStory story : space.all()) {
            if (tests.stream().allMatch(test -> test.test(story))) {
                found.add(story);
            }
        }
        StoryOrder.sort(query, space, found);
        return found;
    }

    private static void refuseUnserved(Call call) {
        for (String name : call.query().names()) {
            if (name.equals("filter_query")) {
                call.violated(
                        Violation.Kind.FLAT_FILTER_QUERY, "a flat filter_query is ignored, so everything matches");
            } else if (NOT_SERVED.contains(name) || name.startsWith("filter_query[")) {
                throw Refusal.error(501, "this fake does not serve the list parameter " + name);
            }
        }
    }

    private static void addIdentity(Query query, List<Predicate<StoredStory>> tests) {
        query.list("by_ids")
                .map(HashSet::new)
                .ifPresent(ids -> tests.add(story -> ids.contains(Long.toString(story.id()))));
        query.list("excluding_ids")
                .map(HashSet::new)
                .ifPresent(ids -> tests.add(story -> !ids.contains(Long.toString(story.id()))));
        query.list("by_uuids").map(HashSet::new).ifPresent(uuids -> tests.add(story -> uuids.contains(story.uuid())));
        query.list("by_uuids_ordered")
                .map(HashSet::new)
                .ifPresent(uuids -> tests.add(story -> uuids.contains(story.uuid())));
    }

    private static void addSlugs(Call call, SpaceState space, List<Predicate<StoredStory>> tests) {
        Query query = call.query();
        query.get("starts_with").ifPresent(prefix -> {
            if (prefix.startsWith("/")) {
                call.violated(Violation.Kind.PREFIX_WITH_SLASH, "starts_with=" + prefix + " matches nothing");
            }
            tests.add(story -> space.fullSlug(story).startsWith(prefix));
        });
        query.get("with_slug")
                .ifPresent(slug ->
                        tests.add(story -> stripped(space.fullSlug(story)).equals(stripped(slug))));
        query.list("by_slugs").ifPresent(slugs -> {
            Predicate<String> any = anyOf(slugs);
            tests.add(story -> any.test(stripped(space.fullSlug(story))));
        });
        query.list("excluding_slugs").ifPresent(slugs -> {
            Predicate<String> any = anyOf(slugs);
            tests.add(story -> !any.test(stripped(space.fullSlug(story))));
        });
    }

    private static void addTree(Query query, List<Predicate<StoredStory>> tests) {
        if (query.isOn("folder_only")) {
            tests.add(StoredStory::folder);
        }
        if (query.isOn("story_only")) {
            tests.add(story -> !story.folder());
        }
        if (query.isOn("root_folders_only")) {
            tests.add(story -> story.folder() && story.parentId() == 0);
        }
        // 0 is said to be treated as no filter (ma-facts §3.2)
        query.get("with_parent")
                .filter(id -> !id.equals("0"))
                .ifPresent(
                        id -> tests.add(story -> Long.toString(story.parentId()).equals(id)));
    }

    private static void addState(Query query, List<Predicate<StoredStory>> tests) {
        query.get("is_published").ifPresent(value -> tests.add(story -> story.published() == Query.on(value)));
        if (query.isOn("pinned")) {
            tests.add(story -> Json.isTrue(story.json(), "pinned"));
        }
        query.list("with_tag")
                .ifPresent(tags -> tests.add(story -> {
                    Set<String> own = new HashSet<>();
                    story.json().path("tag_list").forEach(tag -> own.add(tag.asString("")));
                    return tags.stream().anyMatch(own::contains);
                }));
    }

    private static Predicate<String> anyOf(List<String> patterns) {
        List<Pattern> compiled = patterns.stream()
                .map(pattern -> Pattern.compile(Pattern.quote(stripped(pattern)).replace("*", "\\E.*\\Q")))
                .toList();
        return path ->
                compiled.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static String stripped(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
