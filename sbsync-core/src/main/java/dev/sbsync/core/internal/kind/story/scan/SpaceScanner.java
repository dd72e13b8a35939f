package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.StoryQueryBuilder;
import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.model.Story;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads as much of a space as a plan needs, with the fewest requests, and keeps what it has read. Blocks; not
 * thread-safe.
 *
 * <p>Questions are looked up while that takes fewer requests than listing the whole space; after that, the space is
 * listed. So a scan costs at most twice the optimum. The cost of listing is derived from the space's
 * {@code stories_count}, which also reveals incomplete lists.
 */
public final class SpaceScanner {

    /** Creates a plan of both scans, and requests only the rows it needs. Called until the scans have all of them. */
    public interface ScanPlanner<P, E extends Exception> {
        P plan(SpaceScan source, SpaceScan target) throws E;
    }

    /** The assumed cost of listing, in requests, of a space without a story count. */
    private static final long PAGES_WHEN_UNKNOWN = 20;

    private static final int MOST_PASSES = 3;

    private final StoryOperations stories;
    private final SpaceSettings settings;
    private final Map<Long, StoryRow> rows = new HashMap<>();
    private final Set<LookupKey> answered = new HashSet<>();
    private boolean complete;
    private long spent;

    public SpaceScanner(StoryOperations stories, SpaceSettings settings) {
        this.stories = stories;
        this.settings = settings;
    }

    /**
     * Returns the plan of two spaces: its open questions are looked up, and it is created again until there are none.
     * The result equals a plan of two complete lists.
     *
     * @throws E if the planner does
     */
    public static <P, E extends Exception> P plan(SpaceScanner from, SpaceScanner to, ScanPlanner<P, E> planner)
            throws E {
        while (true) {
            SpaceScan source = from.scan();
            SpaceScan target = to.scan();
            P plan = planner.plan(source, target);
            if (source.answersAll() && target.answersAll()) {
                return plan;
            }
            from.answer(source.open());
            to.answer(target.open());
            if (!from.placesCanBeLookedUp() || !to.placesCanBeLookedUp()) {
                from.listAll();
                to.listAll();
            }
        }
    }

    private SpaceScan scan() {
        return new SpaceScan(rows.values(), complete ? null : Set.copyOf(answered));
    }

    /** Returns a scanner that continues with other operations from what this one has read. */
    SpaceScanner with(StoryOperations others) {
        SpaceScanner copy = new SpaceScanner(others, settings);
        copy.rows.putAll(rows);
        copy.answered.addAll(answered);
        copy.complete = complete;
        copy.spent = spent;
        return copy;
    }

    /** Returns the rows read so far. */
    Collection<StoryRow> rows() {
        return rows.values();
    }

    /** Returns whether the whole space was listed. */
    boolean complete() {
        return complete;
    }

    void answer(Set<LookupKey> open) {
        if (open.isEmpty() || complete) {
            return;
        }
        Set<LookupKey> questions = Lookups.withFoldersAbove(open);
        questions.removeAll(answered);
        Lookups lookups = new Lookups(questions);
        long cost = lookups.requestsAtLeast();
        if (!open.stream().allMatch(Lookups::canAnswer) || spent + cost >= pages()) {
            listAll();
            return;
        }
        long listed = lookups.queries().stream().mapToLong(this::list).sum();
        answered.addAll(questions);
        spent += Math.max(cost, Lookups.pages(listed));
    }

    /**
     * Returns the scan of the whole space.
     *
     * @throws IncompleteListException as for {@link #listAll}
     */
    public SpaceScan all() {
        listAll();
        return scan();
    }

    /**
     * Lists the whole space, unless already done. A list with fewer stories than {@code stories_count} is read again.
     * The count may be outdated, so two passes with the same items are accepted.
     *
     * @throws IncompleteListException if three passes differ
     */
    private void listAll() {
        Long count = settings.storyCount();
        Set<Long> before = Set.of();
        for (int pass = 1; !complete; pass++) {
            rows.clear();
            list(StoryQuery.builder());
            Set<Long> ids = Set.copyOf(rows.keySet());
            long stories =
                    ids.size() - rows.values().stream().filter(StoryRow::folder).count();
            complete = count == null || stories >= count || (pass > 1 && ids.equals(before));
            if (!complete && pass == MOST_PASSES) {
                throw new IncompleteListException("The space reports " + count
                        + " stories, but its list was read " + pass + " times with different items each time, and had "
                        + stories + " stories the last time. Items may be missing; try again later.");
            }
            before = ids;
        }
    }

    /**
     * Returns whether paths can be looked up: start pages must have their folder's path, with a slash
     * (docs/management-api.md).
     */
    private boolean placesCanBeLookedUp() {
        return complete
                || rows.values().stream()
                        .allMatch(row -> !row.startpage() || row.fullSlug().endsWith("/"));
    }

    private long list(StoryQueryBuilder query) {
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
