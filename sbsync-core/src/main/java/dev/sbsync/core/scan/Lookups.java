package dev.sbsync.core.scan;

import dev.sbsync.client.StoryQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The queries that answer questions, as few as the API allows: up to 100 ids, uuids or slugs each. */
final class Lookups {

    private static final int MOST = 100;

    /** Servers commonly take a request line of 8 kB; what else is in it takes some. */
    private static final int LONGEST = 6_000;

    private Lookups() {}

    /**
     * Adds the folders above what a range names: whoever asks for it asks for them next, and they cost nothing here.
     */
    static Set<Question> withFoldersAbove(Collection<Question> questions) {
        Set<Question> all = new LinkedHashSet<>(questions);
        for (Question question : questions) {
            if (question instanceof Question.In in) {
                String path = path(in.range());
                for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                    all.add(new Question.In(new Range.At(path.substring(0, slash))));
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

    /** Returns the queries, each of at least one request. */
    static List<StoryQuery.Builder> queries(Collection<Question> questions) {
        List<Long> ids = new ArrayList<>();
        List<String> uuids = new ArrayList<>();
        Set<String> slugs = new LinkedHashSet<>();
        List<StoryQuery.Builder> queries = new ArrayList<>();
        for (Question question : questions) {
            if (question instanceof Question.WithId withId) {
                ids.add(withId.id());
            } else if (question instanceof Question.WithUuid withUuid) {
                uuids.add(withUuid.uuid());
            } else if (question instanceof Question.In in) {
                add(in.range(), queries, slugs);
            }
        }
        chunks(ids, id -> 20, chunk -> StoryQuery.builder().byIds(chunk), queries);
        chunks(uuids, Lookups::length, chunk -> StoryQuery.builder().byUuids(chunk), queries);
        slugs.stream()
                .filter(Lookups::special)
                .forEach(slug -> queries.add(StoryQuery.builder().withSlug(slug)));
        chunks(
                slugs.stream().filter(slug -> !special(slug)).toList(),
                Lookups::length,
                chunk -> StoryQuery.builder().bySlugs(chunk),
                queries);
        return queries;
    }

    private static void add(Range range, List<StoryQuery.Builder> queries, Set<String> slugs) {
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

    /** {@code by_slugs} takes a star for anything and a comma for the end of a slug (ma-facts §3.2). */
    private static boolean special(String slug) {
        return slug.indexOf('*') >= 0 || slug.indexOf(',') >= 0;
    }

    private static <T> void chunks(
            List<T> values,
            ToIntFunction<T> length,
            Function<List<T>, StoryQuery.Builder> query,
            List<StoryQuery.Builder> queries) {
        List<T> chunk = new ArrayList<>();
        int size = 0;
        for (T value : values) {
            if (!chunk.isEmpty() && (chunk.size() == MOST || size + length.applyAsInt(value) > LONGEST)) {
                queries.add(query.apply(List.copyOf(chunk)));
                chunk.clear();
                size = 0;
            }
            chunk.add(value);
            size += length.applyAsInt(value);
        }
        if (!chunk.isEmpty()) {
            queries.add(query.apply(List.copyOf(chunk)));
        }
    }

    /** Counts an encoded comma too. */
    private static int length(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).length() + 3;
    }
}
