package dev.sbsync.core.selection;

import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.Range;
import dev.sbsync.core.scan.StoryRow;
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
import java.util.stream.Stream;

/**
 * The items of the source that a plan is about. Immutable.
 *
 * <p>Conditions of one kind are alternatives; kinds narrow each other: an item is selected where it fits at least one
 * condition of each kind that is given, and is not excluded. Without any condition everything is selected.
 *
 * <p>Paths are full slugs without slashes at their ends; a folder and its start page share one. Prefixes, slugs,
 * excludes and tags choose folders like stories. A folder has neither a content type nor a publish state, so where one
 * of these is given, folders are not chosen. The folders above what is chosen are created where the target lacks them,
 * and otherwise left as they are. What is excluded takes all that lies in it along.
 */
public final class Selection {

    static final String PREFIX = "prefix";
    static final String SLUG = "slug";
    static final String TAG = "tag";
    static final String CONTENT_TYPE = "content-type";

    private static final int MOST_TAGS = 20;

    private static final Selection ALL = builder().build();

    private final Set<String> prefixes;
    private final Set<Glob> slugs;
    private final Set<Glob> excludes;
    private final Set<String> tags;
    private final Set<String> contentTypes;
    private final Set<LayerState> states;

    private Selection(Builder builder) {
        this.prefixes = builder.prefixes;
        this.slugs = builder.slugs;
        this.excludes = builder.excludes;
        this.tags = builder.tags;
        this.contentTypes = builder.contentTypes;
        this.states = builder.states;
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

    /** Tells whether an item, of either space, is selected. */
    public boolean includes(StoryRow row) {
        return includesPath(row.path())
                && (tags.isEmpty() || row.tags().stream().anyMatch(tags::contains))
                && (contentTypes.isEmpty() || (!row.folder() && contentTypes.contains(row.contentType())))
                && (states.isEmpty() || (!row.folder() && states.contains(row.state())));
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
     * prefixes, else by what the slugs begin with, else by tags. Content types and states do not narrow:
     * {@code contain_component} finds components at any depth, and {@code is_published} tells dirty stories from drafts
     * but not from published ones (ma-facts §3.2).
     */
    public List<Range> ranges() {
        return switch (narrowedBy()) {
            case PREFIX ->
                prefixes.stream()
                        .filter(prefix -> prefixes.stream().noneMatch(other -> prefix.startsWith(other + "/")))
                        .<Range>map(Range.AtOrBelow::new)
                        .toList();
            case SLUG -> slugs.stream().flatMap(Selection::ranges).distinct().toList();
            case TAG -> List.of(new Range.Tagged(List.copyOf(tags)));
            default -> List.of(new Range.Everything());
        };
    }

    /** Returns the name of the kind of condition that {@link #ranges} are made of; empty for the whole space. */
    String narrowedBy() {
        if (!prefixes.isEmpty()) {
            return PREFIX;
        }
        if (!slugs.isEmpty()
                && slugs.stream().noneMatch(glob -> glob.literalPrefix().isEmpty())) {
            return SLUG;
        }
        // the API takes a comma for the end of a tag, and an address takes so many
        boolean listable = tags.size() <= MOST_TAGS && tags.stream().noneMatch(tag -> tag.contains(","));
        return !tags.isEmpty() && listable ? TAG : "";
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

    private static Stream<Range> ranges(Glob glob) {
        String literal = glob.literalPrefix();
        if (glob.exact()) {
            return Stream.of(new Range.At(literal), new Range.At(literal + "/"));
        }
        return Stream.of(glob.folderAndBelow() ? new Range.AtOrBelow(literal) : new Range.BeginningWith(literal));
    }

    /** Returns the conditions by name, so that a selection can be stored and made again ({@link #of}). */
    public Map<String, List<String>> conditions() {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        conditions.put(PREFIX, texts(prefixes));
        conditions.put(SLUG, texts(slugs));
        conditions.put("exclude", texts(excludes));
        conditions.put(TAG, texts(tags));
        conditions.put(CONTENT_TYPE, texts(contentTypes));
        conditions.put("only", texts(states));
        conditions.values().removeIf(List::isEmpty);
        return conditions;
    }

    /**
     * Returns the selection that has these {@link #conditions}.
     *
     * @throws IllegalArgumentException if a name or a value is not one of theirs
     */
    public static Selection of(Map<String, List<String>> conditions) {
        Builder builder = builder();
        conditions.forEach((name, values) -> values.forEach(value -> builder.add(name, value)));
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
         * {@code blog/**} also fits {@code blog}. A backslash takes the meaning from the character after it.
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

        private Builder add(String condition, String value) {
            return switch (condition) {
                case PREFIX -> prefix(value);
                case SLUG -> slug(value);
                case "exclude" -> exclude(value);
                case TAG -> tag(value);
                case CONTENT_TYPE -> contentType(value);
                case "only" -> only(LayerState.valueOf(value.toUpperCase(Locale.ROOT)));
                default -> throw new IllegalArgumentException("There is no condition '" + condition + "'.");
            };
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
