package dev.sbsync.core.scan;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.model.Story;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a space so far, and how more of it becomes known at the least cost. Blocks; not thread-safe.
 *
 * <p>The rule: questions are looked up for as long as that costs fewer requests than listing the whole space would;
 * then it is listed. So a scan costs at most twice what the better way would have. What a listing would cost comes from
 * the {@code stories_count} that the space was read with anyway, which also shows a list that is too short.
 */
final class KnownSpace {

    /** Where a space does not say how many stories it has, listing it is worth this many requests. */
    private static final long PAGES_WHEN_UNKNOWN = 20;

    private static final int MOST_PASSES = 3;

    private final StoryOperations stories;
    private final SpaceSettings settings;
    private final Map<Long, StoryRow> rows = new HashMap<>();
    private final Set<Question> answered = new HashSet<>();
    private boolean complete;
    private long spent;

    KnownSpace(StoryOperations stories, SpaceSettings settings) {
        this.stories = stories;
        this.settings = settings;
    }

    SpaceScan scan() {
        return complete ? new SpaceScan(rows.values()) : SpaceScan.partial(rows.values(), answered);
    }

    /** Finds the answers to what a scan could not tell. */
    void answer(Set<Question> open) {
        if (open.isEmpty() || complete) {
            return;
        }
        Set<Question> questions = Lookups.withFoldersAbove(open);
        questions.removeAll(answered);
        long cost = Lookups.requestsAtLeast(questions);
        if (!open.stream().allMatch(Lookups::canAnswer) || spent + cost >= pages()) {
            listAll();
            return;
        }
        long listed = Lookups.queries(questions).stream().mapToLong(this::list).sum();
        answered.addAll(questions);
        spent += Math.max(cost, Lookups.pages(listed));
    }

    /**
     * Lists the whole space, unless that was done. Where the list has fewer stories than the space says, it is read
     * again: the count may be out of date, so that two passes with the same items are believed.
     *
     * @throws IncompleteListException if three passes differ
     */
    void listAll() {
        Set<Long> before = Set.of();
        for (int pass = 1; !complete; pass++) {
            rows.clear();
            list(StoryQuery.builder());
            Set<Long> ids = Set.copyOf(rows.keySet());
            complete = ids.size() >= folders() + storiesAtLeast() || (pass > 1 && ids.equals(before));
            if (!complete && pass == MOST_PASSES) {
                throw new IncompleteListException("The space says that it has " + settings.storyCount()
                        + " stories; its list was read " + pass + " times, gave other items each time, and "
                        + (ids.size() - folders()) + " stories the last time. Items may be missing; try again later.");
            }
            before = ids;
        }
    }

    private long storiesAtLeast() {
        Long count = settings.storyCount();
        return count == null ? 0 : count;
    }

    private long folders() {
        return rows.values().stream().filter(StoryRow::folder).count();
    }

    /**
     * Tells whether what was found fits the way in which places are looked up: start pages have their folder's path,
     * with a slash (docs/management-api.md, where another form is seen in tests of a tool).
     */
    boolean placesCanBeLookedUp() {
        return complete || usual(rows.values());
    }

    private static boolean usual(Collection<StoryRow> rows) {
        return rows.stream().allMatch(row -> !row.startpage() || row.fullSlug().endsWith("/"));
    }

    private long list(StoryQuery.Builder query) {
        if (settings.languagesPublishedSingly()) {
            query.withTranslatedStories();
        }
        long listed = 0;
        try (Stream<Story> found = stories.list(query.build())) {
            for (StoryRow row : (Iterable<StoryRow>) found.map(StoryRow::of)::iterator) {
                rows.put(row.id(), row);
                listed++;
            }
        }
        return listed;
    }

    private long pages() {
        Long count = settings.storyCount();
        return count == null ? PAGES_WHEN_UNKNOWN : Math.max(1, Lookups.pages(count));
    }
}
