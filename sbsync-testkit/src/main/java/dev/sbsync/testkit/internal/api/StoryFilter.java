package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.Paths;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters that choose stories for a list (ma-facts §3.2). */
final class StoryFilter {
    /** Parameters of the API that this fake cannot serve; ignoring them would answer with the wrong stories. */
    private static final Set<String> NOT_SERVED =
            Set.of("in_release", "release_id", "branch_id", "release_scope_id", "in_release_filter");

    private StoryFilter() {}

    /** Returns the stories that fit a request, in its order. */
    static List<StoredStory> select(Call call, SpaceState space) {
        Query query = call.query();
        refuseUnserved(call);
        List<StoredStory> selected = call.selections().get(space, query, () -> chosen(query, space));
        return call.state().anyUnreadable()
                ? selected.stream().filter(call.state()::readable).toList()
                : selected;
    }

    private static List<StoredStory> chosen(Query query, SpaceState space) {
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
        for (StoredStory story : trash ? space.all() : candidates(query, space)) {
            if (fits.test(story)) {
                found.add(story);
            }
        }
        StoryOrder.sort(query, space, found);
        return found;
    }

    private static void refuseUnserved(Call call) {
        call.query()
                .get("starts_with")
                .filter(prefix -> prefix.startsWith("/"))
                .ifPresent(prefix ->
                        call.violated(Violation.Kind.PREFIX_WITH_SLASH, "starts_with=" + prefix + " matches nothing"));
        for (String name : call.query().names()) {
            if (name.equals("filter_query")) {
                call.violated(
                        Violation.Kind.FLAT_FILTER_QUERY, "a flat filter_query is ignored, so everything matches");
            } else if (NOT_SERVED.contains(name)
                    && !call.query().get(name).orElse("0").equals("0")) {
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

    /** Returns what an index says may fit, in order of creation; the tests decide. */
    private static Collection<StoredStory> candidates(Query query, SpaceState space) {
        Optional<List<String>> uuids = query.list("by_uuids").or(() -> query.list("by_uuids_ordered"));
        if (uuids.isPresent()) {
            return inOrder(uuids.get().stream().flatMap(uuid -> space.withUuid(uuid).stream()));
        }
        Optional<List<String>> ids = query.list("by_ids");
        if (ids.isPresent()) {
            return inOrder(ids.get().stream()
                    .filter(id -> id.matches("\\d{1,18}"))
                    .flatMap(id -> space.find(Long.parseLong(id)).stream()));
        }
        Optional<List<String>> slugs = query.get("with_slug")
                .map(List::of)
                .or(() -> query.list("by_slugs").filter(StoryFilter::exact));
        if (slugs.isPresent()) {
            return inOrder(slugs.get().stream().flatMap(slug -> Paths.at(space, slug).stream()));
        }
        Optional<String> parent = query.get("with_parent").filter(id -> id.matches("[1-9]\\d{0,17}"));
        if (parent.isPresent()) {
            return inOrder(space.children(Long.parseLong(parent.get())).stream());
        }
        return query.get("starts_with")
                .filter(prefix -> prefix.contains("/"))
                .<Collection<StoredStory>>map(prefix -> Paths.under(space, prefix))
                .orElseGet(space::all);
    }

    private static boolean exact(List<String> slugs) {
        return slugs.stream().noneMatch(slug -> slug.contains("*"));
    }

    private static List<StoredStory> inOrder(Stream<StoredStory> stories) {
        return stories.distinct()
                .sorted(Comparator.comparingLong(StoredStory::order))
                .toList();
    }

    private static void addSlugs(Query query, SpaceState space, List<Predicate<StoredStory>> tests) {
        query.get("starts_with")
                .ifPresent(prefix -> tests.add(story -> space.fullSlug(story).startsWith(prefix)));
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
        if (query.isOn("mine")) {
            tests.add(story -> Json.integer(story.json(), "last_author_id", 0) == FakeUser.ID);
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
                .ifPresent(time -> tests.add(story -> scheduled(story).compareTo(minutes(time)) > 0));
        query.get("scheduled_at_lt")
                .ifPresent(time -> tests.add(story -> {
                    String at = scheduled(story);
                    return !at.isEmpty() && at.compareTo(minutes(time)) < 0;
                }));
        query.get("scheduled_by_status")
                .ifPresent(status -> tests.add(story -> !scheduled(story).isEmpty()));
    }

    private static String scheduled(StoredStory story) {
        return minutes(Json.string(story.json(), "publish_at", ""));
    }

    private static String minutes(String time) {
        String plain = time.replace('T', ' ');
        return plain.substring(0, Math.min(16, plain.length()));
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
