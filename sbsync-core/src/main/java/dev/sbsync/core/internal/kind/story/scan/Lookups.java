package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.StoryQueryBuilder;
import dev.sbsync.core.selection.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The queries for questions, as few as the API allows. Not thread-safe. */
final class Lookups {

    /** The maximum per request of the client, and per page of the API. */
    private static final long MOST = StoryQuery.MAX_PER_PAGE;

    private static final LookupKey EVERYTHING = new LookupKey.In(new Range.Everything());

    /**
     * Uuids that {@code by_uuids} finds reliably. Any string may be a uuid, but the parameter is a comma-separated list
     * (docs/management-api.md), and the API's other processing is unknown.
     */
    private static final Pattern SAFE_UUID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private final List<Long> ids = new ArrayList<>();
    private final List<String> uuids = new ArrayList<>();
    private final Set<String> slugs = new LinkedHashSet<>();
    private final List<StoryQueryBuilder> lists = new ArrayList<>();
    private long slugsAlone;

    Lookups(Collection<LookupKey> questions) {
        for (LookupKey question : questions) {
            if (question instanceof LookupKey.WithId withId) {
                ids.add(withId.id());
            } else if (question instanceof LookupKey.WithUuid withUuid) {
                uuids.add(withUuid.uuid());
            } else if (question instanceof LookupKey.In in) {
                add(in.range());
            } else {
                lists.add(StoryQuery.builder().folderOnly());
            }
        }
    }

    private void add(Range range) {
        if (range instanceof Range.At at) {
            slugs.add(at.path());
            slugsAlone++;
        } else if (range instanceof Range.AtOrBelow below) {
            slugs.add(below.path());
            lists.add(StoryQuery.builder().startsWith(below.path() + "/"));
        } else if (range instanceof Range.BeginningWith beginning) {
            lists.add(StoryQuery.builder().startsWith(beginning.characters()));
        } else if (range instanceof Range.Tagged tagged) {
            lists.add(StoryQuery.builder().withTag(tagged.tags()));
        } else {
            lists.add(StoryQuery.builder());
        }
    }

    /** Returns whether queries can answer a question; otherwise the whole space must be listed. */
    static boolean canAnswer(LookupKey question) {
        return question instanceof LookupKey.WithUuid withUuid
                ? SAFE_UUID.matcher(withUuid.uuid()).matches()
                : !question.equals(EVERYTHING);
    }

    /** Adds the ancestors of the ranges: they are needed next, and cost no extra request here. */
    static Set<LookupKey> withFoldersAbove(Collection<LookupKey> questions) {
        Set<LookupKey> all = new LinkedHashSet<>(questions);
        for (LookupKey question : questions) {
            if (question instanceof LookupKey.In in) {
                String path = path(in.range());
                for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                    all.add(new LookupKey.In(new Range.At(path.substring(0, slash))));
                }
            }
        }
        return all;
    }

    private static String path(Range range) {
        if (range instanceof Range.At at) {
            return at.path().endsWith("/") ? at.path().substring(0, at.path().length() - 1) : at.path();
        }
        if (range instanceof Range.AtOrBelow below) {
            return below.path();
        }
        return range instanceof Range.BeginningWith beginning ? beginning.characters() : "";
    }

    /** Returns the queries; the client splits a long list of ids, uuids or slugs into several requests. */
    List<StoryQueryBuilder> queries() {
        List<StoryQueryBuilder> queries = new ArrayList<>(lists);
        if (!ids.isEmpty()) {
            queries.add(StoryQuery.builder().byIds(ids));
        }
        if (!uuids.isEmpty()) {
            queries.add(StoryQuery.builder().byUuids(uuids));
        }
        List<String> plain = slugs.stream().filter(slug -> !special(slug)).toList();
        if (!plain.isEmpty()) {
            queries.add(StoryQuery.builder().bySlugs(plain));
        }
        slugs.stream()
                .filter(Lookups::special)
                .forEach(slug -> queries.add(StoryQuery.builder().withSlug(slug)));
        return queries;
    }

    long requestsAtLeast() {
        return pages(ids.size()) + pages(uuids.size()) + pages(slugsAlone) + lists.size();
    }

    /** Returns the number of requests to list or look up this many items. */
    static long pages(long items) {
        return (items + MOST - 1) / MOST;
    }

    /**
     * Returns whether {@code by_slugs} would treat a character as a wildcard or a separator (docs/management-api.md).
     */
    private static boolean special(String slug) {
        return slug.indexOf('*') >= 0 || slug.indexOf(',') >= 0;
    }
}
