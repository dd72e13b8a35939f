package dev.sbsync.core.selection;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.ListedItem;
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
 * Selects the source items of a plan. Immutable and thread-safe if its predicates are.
 *
 * <p>An item is selected if it matches at least one condition of each given kind, and is not excluded. All predicates
 * ({@link Builder#where}) must match. Without conditions, everything is selected.
 *
 * <p>Paths are full slugs without leading and trailing slashes; a folder and its start page share a path. Prefixes,
 * slugs, excludes, tags, times and predicates select both folders and stories. Folders have neither content type nor
 * publish state, so these conditions select no folders. Ancestor folders of selected items are created if missing in
 * the target, and otherwise left unchanged. Excluding a folder excludes everything below it.
 */
public final class Selection {

    static final String PREFIX = "prefix";
    static final String SLUG = "slug";
    static final String TAG = "tag";
    static final String CONTENT_TYPE = "content-type";
    static final String WHERE = "where";
    static final String COMPONENT = "component";
    static final String DATASOURCE = "datasource";
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
    private final Set<Glob> components;
    private final Set<Glob> datasources;

    private Selection(Builder builder) {
        this.prefixes = builder.prefixes;
        this.slugs = builder.slugs;
        this.excludes = builder.excludes;
        this.tags = builder.tags;
        this.contentTypes = builder.contentTypes;
        this.states = builder.states;
        this.updatedSince = builder.updatedSince;
        this.predicates = builder.predicates;
        this.components = builder.components;
        this.datasources = builder.datasources;
    }

    /** Selects every story and folder of the source. */
    public static Selection all() {
        return ALL;
    }

    /**
     * Selects items at or below any of the given paths.
     *
     * @throws IllegalArgumentException if there is no path, or one is empty; use {@link #all()} for the whole space
     * @see Builder#prefix
     */
    public static Selection below(List<String> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("No prefix given; omit the selection for the whole space.");
        }
        Builder builder = builder();
        paths.forEach(builder::prefix);
        return builder.build();
    }

    /** Returns a builder that selects everything; each kind of condition narrows it. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns whether an item of either space is selected.
     *
     * @throws IllegalStateException if a predicate was not supplied ({@link #missingPredicates})
     */
    public boolean includes(Item item) {
        return switch (item.key().kind()) {
            case "settings", "default_content_type" -> true;
            case "component_groups", "internal_tags" -> components.isEmpty();
            case "components", "presets", "default_presets" -> matchesFirstName(components, item);
            case "datasources", "datasource_entries" -> matchesFirstName(datasources, item);
            default -> includesPath(item.path()) && (!(item instanceof ListedItem row) || includesStory(row));
        };
    }

    private static boolean matchesFirstName(Set<Glob> globs, Item item) {
        String name = firstName(item);
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }

    /** Presets and entries belong to the component or datasource that their paths begin with. */
    static String firstName(Item item) {
        return item.path().split("/", 2)[0];
    }

    private boolean includesStory(ListedItem row) {
        return includesTime(row.updatedAt())
                && (tags.isEmpty() || row.tags().stream().anyMatch(tags::contains))
                && (contentTypes.isEmpty() || (!row.folder() && contentTypes.contains(row.contentType())))
                && (states.isEmpty() || (!row.folder() && states.contains(row.state())))
                && predicates.stream().allMatch(predicate -> predicate.matches(row));
    }

    /** Returns whether the time matches; items without a listed time are selected. */
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
     * Returns the ranges of a space to list, which contain all selected items: by prefixes, else by the slugs' literal
     * prefixes, else by tags. Other kinds of conditions cannot narrow a listing, because the API has no equivalent
     * filter (docs/management-api.md).
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

    /** Returns the conditions by component or datasource. */
    Map<String, Set<Glob>> byName() {
        return Map.of(COMPONENT, components, DATASOURCE, datasources);
    }

    Set<NamedPredicate> predicates() {
        return predicates;
    }

    /**
     * Returns the conditions by name, for storing and restoring a selection ({@link #of}). Predicates are stored by
     * name only, and must be supplied again ({@link #supplied}).
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
        conditions.put(COMPONENT, texts(components));
        conditions.put(DATASOURCE, texts(datasources));
        conditions.values().removeIf(List::isEmpty);
        return conditions;
    }

    /** Returns the names of predicates that are missing because this selection was restored from stored conditions. */
    public Set<String> missingPredicates() {
        Set<String> missing = new TreeSet<>();
        predicates.stream()
                .filter(predicate -> predicate.test() == null)
                .forEach(predicate -> missing.add(predicate.name()));
        return missing;
    }

    /** Returns this selection with its missing predicates taken from another selection, by name. */
    public Selection supplied(Selection other) {
        return of(conditions(), other.predicates);
    }

    /**
     * Returns the selection with these {@link #conditions}.
     *
     * @throws IllegalArgumentException if a name or a value is unknown
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

    /** Returns the conditions in a fixed order, for display. */
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
        add(parts, "component ", components);
        add(parts, "datasource ", datasources);
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
        private final Set<Glob> components = new LinkedHashSet<>();
        private final Set<Glob> datasources = new LinkedHashSet<>();
        private @Nullable Instant updatedSince;

        private Builder() {}

        /**
         * Selects items at or below a path: {@code blog} selects the folder {@code blog}, its start page and everything
         * below it, but not {@code blog-archive}. Leading and trailing slashes are ignored.
         *
         * @throws IllegalArgumentException if the path is empty without slashes, or has an empty segment
         */
        public Builder prefix(String path) {
            String prefix = Paths.trimmed(Objects.requireNonNull(path, "path"));
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("The prefix '" + path
                        + "' is empty; use a path such as blog/2026, or omit it to select the whole space.");
            }
            if (prefix.contains("//")) {
                throw new IllegalArgumentException("The prefix '" + path
                        + "' has an empty segment, which matches nothing, as no slug is empty; write one slash.");
            }
            prefixes.add(prefix);
            return this;
        }

        /**
         * Selects items whose path matches a pattern. {@code *} matches any characters except slashes, {@code ?} one
         * such character, {@code **} any characters; {@code **}{@code /news} also matches {@code news}, and
         * {@code blog/**} also matches {@code blog}. A backslash escapes the next character.
         *
         * @throws IllegalArgumentException if the pattern is empty or could never match
         */
        public Builder slug(String glob) {
            slugs.add(Glob.of(Objects.requireNonNull(glob, "glob")));
            return this;
        }

        /**
         * Excludes items whose path matches a pattern, and everything below them. Excluded items are never written, not
         * even as ancestors of selected items.
         *
         * @throws IllegalArgumentException if the pattern is empty or could never match
         */
        public Builder exclude(String glob) {
            excludes.add(Glob.of(Objects.requireNonNull(glob, "glob")));
            return this;
        }

        /**
         * Selects items with a tag, case-sensitive.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder tag(String tag) {
            tags.add(named("tag", tag));
            return this;
        }

        /**
         * Selects stories of a content type, given by the technical name of the root component.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder contentType(String component) {
            contentTypes.add(named("content type", component));
            return this;
        }

        /** Selects stories in exactly this state: dirty stories do not count as published. */
        public Builder only(LayerState state) {
            states.add(Objects.requireNonNull(state, "state"));
            return this;
        }

        /**
         * Selects items saved or published at or after a time, by the source's {@code updated_at}. The last call
         * applies. An empty result is not an error. Requires listing the whole space, because the API has no such
         * filter.
         */
        public Builder updatedSince(Instant time) {
            updatedSince = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Selects items by a predicate, in addition to all other conditions; all predicates must match. The predicate
         * is called for items of the source, and for items of the target that the source lacks, by several threads and
         * possibly repeatedly. It must be pure: the same result for the same item.
         *
         * @param name the name of the predicate in plans and in the state. A run can be resumed only by a sync with a
         *     predicate of this name; use another name if its results change
         * @throws IllegalArgumentException if the name is blank or already used
         */
        public Builder where(String name, Predicate<ListedItem> predicate) {
            NamedPredicate added = new NamedPredicate(
                    named("name of a predicate", name), Objects.requireNonNull(predicate, "predicate"));
            if (!predicates.add(added)) {
                throw new IllegalArgumentException("Two predicates are named '" + added + "'; use unique names.");
            }
            return this;
        }

        /**
         * Selects components whose technical name matches a pattern, with their presets; the groups and tags that they
         * need are created if missing. Has no effect on other kinds.
         *
         * @throws IllegalArgumentException if the pattern is empty or could never match
         * @see #slug
         */
        public Builder component(String glob) {
            components.add(Glob.of(Objects.requireNonNull(glob, "glob")));
            return this;
        }

        /**
         * Selects datasources whose slug matches a pattern, with their entries. Has no effect on other kinds.
         *
         * @throws IllegalArgumentException if the pattern is empty or could never match
         * @see #slug
         */
        public Builder datasource(String glob) {
            datasources.add(Glob.of(Objects.requireNonNull(glob, "glob")));
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
                case COMPONENT -> component(value);
                case DATASOURCE -> datasource(value);
                default -> throw new IllegalArgumentException("Unknown condition '" + condition + "'.");
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
                        "'" + value + "' is not a time; use a format such as 2026-11-28T09:30:00Z.", wrong);
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
            copy.components.addAll(components);
            copy.datasources.addAll(datasources);
            copy.updatedSince = updatedSince;
            return new Selection(copy);
        }

        private static String named(String kind, String value) {
            String name = Objects.requireNonNull(value, kind).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "The " + kind + " '" + value + "' is blank and would select nothing; set it or omit it.");
            }
            return name;
        }
    }
}
