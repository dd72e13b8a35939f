package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryPaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parameters that choose stories for a list (docs/management-api.md). */
final class StoryFilter {
    private StoryFilter() {}

    /** Returns the stories that pass, in the order that the query asks for. */
    static List<StoredStory> select(Query query, SpaceState space) {
        List<Predicate<StoredStory>> tests = new ArrayList<>();
        boolean trash = query.isOn("in_trash");
        tests.add(story -> story.deleted() == trash);
        addIdentity(query, tests);
        addSlugs(query, space, tests);
        addTree(query, tests);
        addState(query, tests);
        addText(query, tests);
        addSchedule(query, tests);
        Predicate<StoredStory> fits = tests.stream().reduce(story -> true, Predicate::and);
        List<StoredStory> found = new ArrayList<>();
        for (StoredStory story : trash ? space.all() : StoryCandidates.of(query, space)) {
            if (fits.test(story)) {
                found.add(story);
            }
        }
        ListOrder.sort(query, space, found);
        return found;
    }

    private static void addIdentity(Query query, List<Predicate<StoredStory>> tests) {
        tests.add(query.testAny("by_ids", ids -> story -> ids.contains(Long.toString(story.id()))));
        tests.add(query.testAny("excluding_ids", ids -> story -> !ids.contains(Long.toString(story.id()))));
        tests.add(query.testAny("by_uuids", uuids -> story -> uuids.contains(story.uuid())));
        tests.add(query.testAny("by_uuids_ordered", uuids -> story -> uuids.contains(story.uuid())));
    }

    private static void addSlugs(Query query, SpaceState space, List<Predicate<StoredStory>> tests) {
        query.get("starts_with")
                .ifPresent(prefix -> tests.add(story -> space.fullSlug(story).startsWith(prefix)));
        query.get("with_slug")
                .ifPresent(slug -> tests.add(story -> StoryPaths.withoutTrailingSlash(space.fullSlug(story))
                        .equals(StoryPaths.withoutTrailingSlash(slug))));
        query.list("by_slugs").ifPresent(slugs -> {
            Predicate<String> any = anyOf(slugs);
            tests.add(story -> any.test(StoryPaths.withoutTrailingSlash(space.fullSlug(story))));
        });
        query.list("excluding_slugs").ifPresent(slugs -> {
            Predicate<String> any = anyOf(slugs);
            tests.add(story -> !any.test(StoryPaths.withoutTrailingSlash(space.fullSlug(story))));
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
        // 0 is reported to be no filter (docs/management-api.md)
        query.get("with_parent")
                .filter(id -> !id.equals("0"))
                .ifPresent(
                        id -> tests.add(story -> Long.toString(story.parentId()).equals(id)));
    }

    private static void addState(Query query, List<Predicate<StoredStory>> tests) {
        query.get("is_published").ifPresent(value -> tests.add(story -> story.published() == Query.on(value)));
        if (query.isOn("pinned")) {
            tests.add(story -> Nodes.isTrue(story.json(), "pinned"));
        }
        if (query.isOn("mine")) {
            tests.add(story -> Nodes.integer(story.json(), "last_author_id", 0) == FakeUser.ID);
        }
        if (query.isOn("favourite")) {
            tests.add(story -> story.json()
                    .path("favourite_for_user_ids")
                    .valueStream()
                    .anyMatch(id -> id.asLong(0) == FakeUser.ID));
        }
        query.list("with_tag")
                .ifPresent(tags -> tests.add(story -> {
                    Set<String> own = new HashSet<>();
                    story.json().path("tag_list").forEach(tag -> own.add(tag.asString("")));
                    return tags.stream().anyMatch(own::contains);
                }));
    }

    private static void addText(Query query, List<Predicate<StoredStory>> tests) {
        query.get("search").ifPresent(term -> tests.add(story -> TextSearch.named(story, term)));
        query.get("text_search").ifPresent(term -> tests.add(story -> TextSearch.anywhere(story, term)));
        query.get("reference_search").ifPresent(term -> tests.add(story -> TextSearch.inTexts(story.content(), term)));
        query.list("contain_component")
                .ifPresent(names -> tests.add(story -> TextSearch.component(story.content(), names)));
        if (query.names().stream().anyMatch(name -> name.startsWith("filter_query["))) {
            Predicate<StoredStory> conditions = ContentQuery.of(query);
            tests.add(story -> !story.folder() && conditions.test(story));
        }
    }

    private static void addSchedule(Query query, List<Predicate<StoredStory>> tests) {
        query.list("in_workflow_stages")
                .ifPresent(ids -> tests.add(story -> ids.contains(Long.toString(story.stageId()))));
        query.get("has_workflow_stages").ifPresent(on -> tests.add(story -> (story.stageId() != 0) == Query.on(on)));
        query.get("scheduled_at_gt")
                .ifPresent(time -> tests.add(story -> scheduled(story).compareTo(ContentQuery.minutes(time)) > 0));
        query.get("scheduled_at_lt")
                .ifPresent(time -> tests.add(story -> {
                    String at = scheduled(story);
                    return !at.isEmpty() && at.compareTo(ContentQuery.minutes(time)) < 0;
                }));
        query.get("scheduled_by_status")
                .ifPresent(status -> tests.add(story -> !scheduled(story).isEmpty()));
    }

    private static String scheduled(StoredStory story) {
        return ContentQuery.minutes(Nodes.string(story.json(), "publish_at", ""));
    }

    private static Predicate<String> anyOf(List<String> patterns) {
        List<Pattern> compiled = patterns.stream()
                .map(pattern -> ContentQuery.like(StoryPaths.withoutTrailingSlash(pattern), 0))
                .toList();
        return path ->
                compiled.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }
}
