package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.story.view.StoryJson;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Stories: list and get (docs/management-api.md). */
public final class StoryReadRoutes {
    /** Parameters of the API that this fake cannot serve; ignoring them would answer with the wrong stories. */
    private static final Set<String> NOT_SERVED =
            Set.of("in_release", "release_id", "branch_id", "release_scope_id", "in_release_filter");

    private final ListCache lists = new ListCache();

    public void addTo(RouteTable routes) {
        routes.reads("GET", "/v1/spaces/{space}/stories", this::list)
                .reads("GET", "/v1/spaces/{space}/stories/{story}", StoryReadRoutes::get);
    }

    private FakeResponse list(Call call) {
        SpaceState space = call.space();
        return ListPage.of(call.query(), "stories", selected(call, space), story -> row(call, space, story));
    }

    private List<StoredStory> selected(Call call, SpaceState space) {
        Query query = call.query();
        refuseUnserved(call);
        List<StoredStory> selected = lists.get(space, query, () -> StoryFilter.select(query, space));
        return call.state().anyUnlisted()
                ? selected.stream()
                        .filter(story -> call.state().listed(story.id()))
                        .toList()
                : selected;
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

    private static ObjectNode row(Call call, SpaceState space, StoredStory story) {
        ObjectNode row = StoryJson.row(space, story);
        if (call.query().isOn("with_summary")) {
            ObjectNode summary = row.putObject("content_summary");
            TextSearch.summaryFields(story.content())
                    .forEach(name -> summary.set(name, story.content().get(name)));
        }
        if (call.query().isOn("with_translated_stories")) {
            row.set("translated_stories", story.json().path("translated_stories"));
        }
        return row;
    }

    private static FakeResponse get(Call call) {
        StoredStory story = call.story();
        if (call.query().get("version").isPresent()) {
            throw Refusal.notFound();
        }
        return StoryJson.answer(200, call, story);
    }
}
