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

/** Builds the queries for questions, as few as the API allows. */
final class Lookups {

    /** The maximum per request of the client, and per page of the API. */
    private static final long MOST = StoryQuery.MAX_PER_PAGE;

    private static final LookupKey EVERYTHING = new LookupKey.In(new Range.Everything());

    /**
     * Uuids that {@code by_uuids} finds reliably. Any string may be a uuid, but the parameter is a comma-separated list
     * (docs/management-api.md), and the API's other processing is unknown.
     */
    private static final Pattern SAFE_UUID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private Lookups() {}

    /** Returns whether queries can answer a question; otherwise the whole space must be listed. */
    static boolean canAnswer(LookupKey question) {
        if (question instanceof LookupKey.WithUuid withUuid) {
            return SAFE_UUID.matcher(withUuid.uuid()).matches();
        }
        return !question.equals(EVERYTHING);
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
    static List<StoryQueryBuilder> queries(Collection<LookupKey> questions) {
        List<Long> ids = new ArrayList<>();
        List<String> uuids = new ArrayList<>();
        Set<String> slugs = new LinkedHashSet<>();
        List<StoryQueryBuilder> queries = new ArrayList<>();
        for (LookupKey question : questions) {
            if (question instanceof LookupKey.WithId withId) {
                ids.add(withId.id());
            } else if (question instanceof LookupKey.WithUuid withUuid) {
                uuids.add(withUuid.uuid());
            } else if (question instanceof LookupKey.In in) {
                add(in.range(), queries, slugs);
            } else {
                queries.add(StoryQuery.builder().folderOnly());
            }
        }
        if (!ids.isEmpty()) {
            queries.add(StoryQuery.builder().byIds(ids));
        }
        if (!uuids.isEmpty()) {
            queries.add(StoryQuery.builder().byUuids(uuids));
        }
        add(slugs, queries);
        return queries;
    }

    private static void add(Set<String> slugs, List<StoryQueryBuilder> queries) {
        List<String> plain = slugs.stream().filter(slug -> !special(slug)).toList();
        if (!plain.isEmpty()) {
            queries.add(StoryQuery.builder().bySlugs(plain));
        }
        slugs.stream()
                .filter(Lookups::special)
                .forEach(slug -> queries.add(StoryQuery.builder().withSlug(slug)));
    }

    /** Returns the minimum number of requests for the questions. */
    static long requestsAtLeast(Collection<LookupKey> questions) {
        long ids = 0;
        long uuids = 0;
        long slugs = 0;
        long others = 0;
        for (LookupKey question : questions) {
            if (question instanceof LookupKey.WithId) {
                ids++;
            } else if (question instanceof LookupKey.WithUuid) {
                uuids++;
            } else if (question instanceof LookupKey.In in && in.range() instanceof Range.At) {
                slugs++;
            } else {
                others++;
            }
        }
        return pages(ids) + pages(uuids) + pages(slugs) + others;
    }

    /** Returns the number of requests to list or look up this many items. */
    static long pages(long items) {
        return (items + MOST - 1) / MOST;
    }

    private static void add(Range range, List<StoryQueryBuilder> queries, Set<String> slugs) {
        if (range instanceof Range.At at) {
            slugs.add(at.path());
        } else if (range instanceof Range.AtOrBelow below) {
            slugs.add(below.path());
            queries.add(StoryQuery.builder().startsWith(below.path() + "/"));
        } else if (range instanceof Range.BeginningWith beginning) {
            queries.add(StoryQuery.builder().startsWith(beginning.characters()));
        } else if (range instanceof Range.Tagged tagged) {
            queries.add(StoryQuery.builder().withTag(tagged.tags()));
        } else {
            queries.add(StoryQuery.builder());
        }
    }

    /**
     * Returns whether {@code by_slugs} would treat a character as a wildcard or a separator (docs/management-api.md).
     */
    private static boolean special(String slug) {
        return slug.indexOf('*') >= 0 || slug.indexOf(',') >= 0;
    }
}
