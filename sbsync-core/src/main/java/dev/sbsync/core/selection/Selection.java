package dev.sbsync.core.selection;

import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.ListedItem;
import dev.sbsync.core.scan.Range;
import dev.sbsync.core.scan.StoryRow;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The items of the source that a plan is about. Immutable and thread-safe, as far as the predicates in it are.
 *
 * <p>Conditions of one kind are alternatives; kinds narrow each other: an item is selected if it matches at least one
 * condition of each kind that is given, and is not excluded. A predicate ({@link Builder#where}) is a kind of its own:
 * all predicates have to match. Without any condition everything is selected.
 *
 * <p>Paths are full slugs without slashes at their ends; a folder and its start page share one. Prefixes, slugs,
 * excludes, tags, times and predicates select folders as well as stories. A folder has neither a content type nor a
 * publish state, so where one of these is given, no folder is selected. The folders above selected items are created if
 * the target lacks them, and are otherwise left as they are. An excluded folder excludes everything in it.
 */
public final class Selection {

    static final String PREFIX = "prefix";
    static final String SLUG = "slug";
    static final String TAG = "tag";
    static final String CONTENT_TYPE = "content-type";
    static final String WHERE = "where";
    private static final String EXCLUDE = "exclude";
    private static final String ONLY = "only";
    private static final String UPDATED_SINCE = "updated-since";

    private static final Selection ALL = builder().build();

    private final Set<String> prefixes;
    private final Set<Glob> slugs;
    private final Set<Glob> excludes;
    private final Set<String> tags;
    private final Set<String> contentTypes;
    private final Set<LayerState> states;
    private final @Nullable Instant updatedSince;
    private final Set<NamedPredicate> predicates;

    private Selection(Builder builder) {
        this.prefixes = builder.prefixes;
        this.slugs = builder.slugs;
        this.excludes = builder.excludes;
        this.tags = builder.tags;
        this.contentTypes = builder.contentTypes;
        this.states = builder.states;
        this.updatedSince = builder.updatedSince;
        this.predicates = builder.predicates;
    }

    /** Selects every story and folder of the source. */
    public static Selection all() {
        return ALL;
    }

    /**
     * Selects what lies at or below any of the given paths.
     *
     * @throws IllegalArgumentException if there is no path, or one is empty; use {@link #all()} for the whole space
     * @see Builder#prefix
     */
    public static Selection below(List<String> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("No prefix was given; leave the selection out for the whole space.");
        }
        Builder builder = builder();
        paths.forEach(builder::prefix);
        return builder.build();
    }

    /** Starts a selection of everything, which each kind of condition narrows. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns whether an item, of either space, is selected.
     *
     * @throws IllegalStateException if the selection has a predicate that was not supplied ({@link #missingPredicates})
     */
    public boolean includes(StoryRow row) {
        return includesPath(row.path())
                && includesTime(row.updatedAt())
                && (tags.isEmpty() || row.tags().stream().anyMatch(tags::contains))
                && (contentTypes.isEmpty() || (!row.folder() && contentTypes.contains(row.contentType())))
                && (states.isEmpty() || (!row.folder() && states.contains(row.state())))
                && predicates.stream().allMatch(predicate -> predicate.matches(row));
    }

    /** An item whose time is not listed may have changed: it is selected. */
    private boolean includesTime(@Nullable Instant updatedAt) {
        Instant since = updatedSince;
        return since == null || updatedAt == null || !updatedAt.isBefore(since);
    }

    private boolean includesPath(String path) {
        return (prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> new Range.AtOrBelow(prefix).covers(path)))
                && (slugs.isEmpty() || slugs.stream().anyMatch(glob -> glob.matches(path)))
                && (excludes.isEmpty() || !excluded(path));
    }

    private boolean excluded(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String at = path.substring(0, end);
            if (excludes.stream().anyMatch(glob -> glob.matches(at))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns parts of a space, of either side, that hold all that is selected there and that the API can list: by
     * prefixes, else by what the slugs begin with, else by tags. The other kinds do not narrow what is listed: the API
     * has no filter that matches the same items (docs/management-api.md).
     */
    public List<Range> ranges() {
        return Narrowing.ranges(this);
    }

    Set<String> prefixes() {
        return prefixes;
    }

    Set<Glob> slugs() {
        return slugs;
    }

    Set<String> tags() {
        return tags;
    }

    Set<String> contentTypes() {
        return contentTypes;
    }

    Set<NamedPredicate> predicates() {
        return predicates;
    }

    /**
     * Returns the conditions by name, so that a selection can be stored and made again ({@link #of}). Of predicates,
     * that is their names: their code has to be supplied again ({@link #supplied}).
     */
    public Map<String, List<String>> conditions() {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        conditions.put(PREFIX, texts(prefixes));
        conditions.put(SLUG, texts(slugs));
        conditions.put(EXCLUDE, texts(excludes));
        conditions.put(TAG, texts(tags));
        conditions.put(CONTENT_TYPE, texts(contentTypes));
        conditions.put(ONLY, texts(states));
        conditions.put(UPDATED_SINCE, updatedSince == null ? List.of() : List.of(updatedSince.toString()));
        conditions.put(WHERE, texts(predicates));
        conditions.values().removeIf(List::isEmpty);
        return conditions;
    }

    /** Returns the names of predicates whose code is missing, as this selection was made from stored conditions. */
    public Set<String> missingPredicates() {
        Set<String> missing = new TreeSet<>();
        predicates.stream()
                .filter(predicate -> predicate.test() == null)
                .forEach(predicate -> missing.add(predicate.name()));
        return missing;
    }

    /** Returns this selection with the code of its predicates taken from those of the same name in another one. */
    public Selection supplied(Selection other) {
        return of(conditions(), other.predicates);
    }

    /**
     * Returns the selection that has these {@link #conditions}.
     *
     * @throws IllegalArgumentException if a name or a value is not one of theirs
     */
    public static Selection of(Map<String, List<String>> conditions) {
        return of(conditions, Set.of());
    }

    private static Selection of(Map<String, List<String>> conditions, Set<NamedPredicate> known) {
        Builder builder = builder();
        conditions.forEach((name, values) -> values.forEach(value -> builder.add(name, value)));
        known.forEach(builder::supply);
        return builder.build();
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selection selection && selection.conditions().equals(conditions());
    }

    @Override
    public int hashCode() {
        return conditions().hashCode();
    }

    /** Returns the conditions in a fixed order, for people. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, "below ", prefixes);
        add(parts, "slug ", slugs);
        add(parts, "tag ", tags);
        add(parts, "content type ", contentTypes);
        add(parts, "only ", states);
        if (updatedSince != null) {
            parts.add("updated since " + updatedSince);
        }
        predicates.forEach(predicate -> parts.add("where " + predicate));
        add(parts, "not ", excludes);
        return parts.isEmpty() ? "everything" : String.join("; ", parts);
    }

    private static void add(List<String> parts, String kind, Collection<?> conditions) {
        if (!conditions.isEmpty()) {
            parts.add(kind + String.join(" or ", texts(conditions)));
        }
    }

    /** Builds a {@link Selection}. Not thread-safe. */
    public static final class Builder {
        private final Set<String> prefixes = new TreeSet<>();
        private final Set<Glob> slugs = new LinkedHashSet<>();
        private final Set<Glob> excludes = new LinkedHashSet<>();
        private final Set<String> tags = new TreeSet<>();
        private final Set<String> contentTypes = new TreeSet<>();
        private final Set<LayerState> states = EnumSet.noneOf(LayerState.class);
        private final Set<NamedPredicate> predicates = new LinkedHashSet<>();
        private @Nullable Instant updatedSince;

        private Builder() {}

        /**
         * Selects what lies at or below a path: {@code blog} selects the folder {@code blog}, its start page and
         * everything in it, and not {@code blog-archive}. Slashes at either end do not matter.
         *
         * @throws IllegalArgumentException if nothing is left of it without slashes, or a segment is empty
         */
        public Builder prefix(String path) {
            String prefix = Paths.trimmed(Objects.requireNonNull(path, "path"));
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("The prefix '" + path
                        + "' is empty; give a path such as blog/2026, or leave it out to select the whole space.");
            }
            if (prefix.contains("//")) {
                throw new IllegalArgumentException("The prefix '" + path
                        + "' has an empty segment, which matches nothing, as no slug is empty; write one slash.");
            }
            prefixes.add(prefix);
            return this;
        }

        /**
         * Selects what is at a path that fits a pattern as a whole. {@code *} stands for any characters but slashes,
         * {@code ?} for one of them, {@code **} for any characters; {@code **}{@code /news} also fits {@code news}, and
         * {@code blog/**} also fits {@code blog}. A backslash makes the character after it literal.
         *
         * @throws IllegalArgumentException if the pattern is empty or could fit nothing
         */
        public Builder slug(String glob) {
            slugs.add(Glob.of(Objects.requireNonNull(glob, "glob")));
            return this;
        }

        /**
         * Takes out what is at a path that fits a pattern, and all that lies in it. Nothing that is excluded is
         * written, not even as a folder above something else.
         *
         * @throws IllegalArgumentException if the pattern is empty or could fit nothing
         */
        public Builder exclude(String glob) {
            excludes.add(Glob.of(Objects.requireNonNull(glob, "glob")));
            return this;
        }

        /**
         * Selects what carries a tag, in exactly this spelling.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder tag(String tag) {
            tags.add(named("tag", tag));
            return this;
        }

        /**
         * Selects stories of a content type: the technical name of their root component.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder contentType(String component) {
            contentTypes.add(named("content type", component));
            return this;
        }

        /** Selects stories in exactly this state: published ones are not dirty, and dirty ones not published. */
        public Builder only(LayerState state) {
            states.add(Objects.requireNonNull(state, "state"));
            return this;
        }

        /**
         * Selects items that were saved or published at this time or later, by the source's {@code updated_at}; of
         * several calls the last one counts. Nothing changed since is no error. The whole space is listed for it, as
         * the API has no such filter.
         */
        public Builder updatedSince(Instant time) {
            updatedSince = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Selects items by the caller's own code, in addition to every other kind of condition: all predicates have to
         * match. The predicate is asked about items of the source, and about items of the target that the source lacks;
         * by several threads, and more than once about the same item. It has to be pure: the same answer for the same
         * item.
         *
         * @param name names the predicate in plans, and in the state: a run is resumed only by a sync that has a
         *     predicate of this name. Give it another name when its answers change
         * @throws IllegalArgumentException if the name is blank, or another predicate has it
         */
        public Builder where(String name, Predicate<ListedItem> predicate) {
            NamedPredicate added = new NamedPredicate(
                    named("name of a predicate", name), Objects.requireNonNull(predicate, "predicate"));
            if (!predicates.add(added)) {
                throw new IllegalArgumentException(
                        "There are two predicates named '" + added + "'; give each a name of its own.");
            }
            return this;
        }

        private void supply(NamedPredicate known) {
            if (predicates.remove(known)) {
                predicates.add(known);
            }
        }

        private Builder add(String condition, String value) {
            return switch (condition) {
                case PREFIX -> prefix(value);
                case SLUG -> slug(value);
                case EXCLUDE -> exclude(value);
                case TAG -> tag(value);
                case CONTENT_TYPE -> contentType(value);
                case ONLY -> only(LayerState.valueOf(value.toUpperCase(Locale.ROOT)));
                case UPDATED_SINCE -> updatedSince(instant(value));
                case WHERE -> byName(value);
                default -> throw new IllegalArgumentException("There is no condition '" + condition + "'.");
            };
        }

        private Builder byName(String name) {
            predicates.add(new NamedPredicate(name, null));
            return this;
        }

        private static Instant instant(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(
                        "'" + value + "' is no time; write it like 2026-11-28T09:30:00Z.", wrong);
            }
        }

        /** Returns the selection. */
        public Selection build() {
            Builder copy = new Builder();
            copy.prefixes.addAll(prefixes);
            copy.slugs.addAll(slugs);
            copy.excludes.addAll(excludes);
            copy.tags.addAll(tags);
            copy.contentTypes.addAll(contentTypes);
            copy.states.addAll(states);
            copy.predicates.addAll(predicates);
            copy.updatedSince = updatedSince;
            return new Selection(copy);
        }

        private static String named(String kind, String value) {
            String name = Objects.requireNonNull(value, kind).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("The " + kind + " '" + value
                        + "' is blank and would select nothing; give its name, or leave it out.");
            }
            return name;
        }
    }
}
