package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryPaths;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Selects the candidates of a list by an index, so that not every story of the space is tested. */
final class StoryCandidates {
    private StoryCandidates() {}

    /** Returns the candidates, in order of creation; the filters decide. */
    static Collection<StoredStory> of(Query query, SpaceState space) {
        Optional<List<String>> uuids = query.list("by_uuids").or(() -> query.list("by_uuids_ordered"));
        if (uuids.isPresent()) {
            return inOrder(uuids.get().stream().flatMap(uuid -> space.withUuid(uuid).stream()));
        }
        Optional<List<String>> ids = query.list("by_ids");
        if (ids.isPresent()) {
            return inOrder(
                    ids.get().stream().filter(Identities::isId).flatMap(id -> space.find(Long.parseLong(id)).stream()));
        }
        Optional<List<String>> slugs = query.get("with_slug")
                .map(List::of)
                .or(() -> query.list("by_slugs").filter(StoryCandidates::exact));
        if (slugs.isPresent()) {
            return inOrder(slugs.get().stream().flatMap(slug -> StoryPaths.at(space, slug).stream()));
        }
        Optional<String> parent = query.get("with_parent").filter(id -> id.matches("[1-9]\\d{0,17}"));
        if (parent.isPresent()) {
            return inOrder(space.children(Long.parseLong(parent.get())).stream());
        }
        return query.get("starts_with")
                .filter(prefix -> prefix.contains("/"))
                .<Collection<StoredStory>>map(prefix -> StoryPaths.under(space, prefix))
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
}
