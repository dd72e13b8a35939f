package dev.sbsync.core.selection;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.ListedItem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Builds a {@link Selection}. Not thread-safe. */
public final class SelectionBuilder {
    final Map<Condition, Set<Term>> terms = new EnumMap<>(Condition.class);

    SelectionBuilder() {}

    /**
     * Selects items at or below a path: {@code blog} selects the folder {@code blog}, its start page and everything
     * below it, but not {@code blog-archive}. Leading and trailing slashes are ignored.
     *
     * @throws IllegalArgumentException if the path is empty without slashes, or has an empty segment
     */
    public SelectionBuilder prefix(String path) {
        String prefix = Glob.trimmed(Objects.requireNonNull(path, "path"));
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("The prefix '" + path
                    + "' is empty; use a path such as blog/2026, or omit it to select the whole space.");
        }
        if (prefix.contains("//")) {
            throw new IllegalArgumentException("The prefix '" + path
                    + "' has an empty segment, which matches nothing, as no slug is empty; write one slash.");
        }
        return add(Term.of(Condition.PREFIX, prefix, item -> new Range.AtOrBelow(prefix).covers(item.path())));
    }

    /**
     * Selects items whose path matches a pattern. {@code *} matches any characters except slashes, {@code ?} one such
     * character, {@code **} any characters; {@code **}{@code /news} also matches {@code news}, and {@code blog/**} also
     * matches {@code blog}. A backslash escapes the next character.
     *
     * @throws IllegalArgumentException if the pattern is empty or could never match
     */
    public SelectionBuilder slug(String glob) {
        return add(Condition.SLUG, glob, Item::path);
    }

    /**
     * Excludes items whose path matches a pattern, and everything below them. Excluded items are never written, not
     * even as ancestors of selected items.
     *
     * @throws IllegalArgumentException if the pattern is empty or could never match
     */
    public SelectionBuilder exclude(String glob) {
        Glob excluded = Glob.of(glob);
        return add(new Term(
                Condition.EXCLUDE, excluded.toString(), excluded, item -> excluded.matchesAncestor(item.path())));
    }

    /**
     * Selects items with a tag, case-sensitive.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public SelectionBuilder tag(String tag) {
        String name = named("tag", tag);
        return add(Term.listed(Condition.TAG, name, row -> row.tags().contains(name)));
    }

    /**
     * Selects stories of a content type, given by the technical name of the root component.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public SelectionBuilder contentType(String component) {
        String name = named("content type", component);
        return add(Term.listed(
                Condition.CONTENT_TYPE,
                name,
                row -> !row.folder() && row.contentType().equals(name)));
    }

    /** Selects stories in exactly this state: dirty stories do not count as published. */
    public SelectionBuilder only(LayerState state) {
        return add(Term.listed(Condition.ONLY, state.toString(), row -> !row.folder() && row.state() == state));
    }

    /**
     * Selects items saved or published at or after a time, by the source's {@code updated_at}. The last call applies.
     * An empty result is not an error. Requires listing the whole space, because the API has no such filter.
     */
    public SelectionBuilder updatedSince(Instant time) {
        terms.remove(Condition.UPDATED_SINCE);
        return add(Term.listed(
                Condition.UPDATED_SINCE,
                time.toString(),
                row -> row.updatedAt() == null || !row.updatedAt().isBefore(time)));
    }

    /**
     * Selects items by a predicate, in addition to all other conditions; all predicates must match. The predicate is
     * called for items of the source, and for items of the target that the source lacks, by several threads and
     * possibly repeatedly. It must be pure: the same result for the same item.
     *
     * @param name the name of the predicate in plans and in the state. A run can be resumed only by a sync with a
     *     predicate of this name; use another name if its results change
     * @throws IllegalArgumentException if the name is blank or already used
     */
    public SelectionBuilder where(String name, Predicate<ListedItem> predicate) {
        Term added = Term.listed(
                Condition.WHERE, named("name of a predicate", name), Objects.requireNonNull(predicate, "predicate"));
        if (terms.getOrDefault(Condition.WHERE, Set.of()).contains(added)) {
            throw new IllegalArgumentException("Two predicates are named '" + added + "'; use unique names.");
        }
        return add(added);
    }

    /**
     * Selects components whose technical name matches a pattern, with their presets; the groups and tags that they need
     * are created if missing. Has no effect on other kinds.
     *
     * @throws IllegalArgumentException if the pattern is empty or could never match
     * @see #slug
     */
    public SelectionBuilder component(String glob) {
        return add(Condition.COMPONENT, glob, SelectionBuilder::firstName);
    }

    /**
     * Selects datasources whose slug matches a pattern, with their entries. Has no effect on other kinds.
     *
     * @throws IllegalArgumentException if the pattern is empty or could never match
     * @see #slug
     */
    public SelectionBuilder datasource(String glob) {
        return add(Condition.DATASOURCE, glob, SelectionBuilder::firstName);
    }

    /**
     * Selects the asset folder with this path of names, such as {@code Press/2026}, with all assets and folders below
     * it; the folders above it and the tags that the assets need are created if missing. Has no effect on other kinds.
     *
     * @throws IllegalArgumentException if the path is empty
     */
    public SelectionBuilder assetFolder(String path) {
        String folder = named("asset folder", path).replaceAll("^/+|/+$", "");
        if (folder.isEmpty()) {
            throw new IllegalArgumentException(
                    "The asset folder '" + path + "' is the root; omit it to select all assets.");
        }
        return add(Term.of(
                Condition.ASSET_FOLDER,
                folder,
                item -> item.path().equals(folder) || item.path().startsWith(folder + "/")));
    }

    /** Presets and entries belong to the component or datasource that their paths begin with. */
    static String firstName(Item item) {
        return item.path().split("/", 2)[0];
    }

    private SelectionBuilder add(Condition condition, String pattern, Function<Item, String> text) {
        Glob glob = Glob.of(pattern);
        return add(new Term(condition, glob.toString(), glob, item -> glob.matches(text.apply(item))));
    }

    private SelectionBuilder add(Term term) {
        terms.computeIfAbsent(
                        term.condition(), condition -> condition.sorted() ? new TreeSet<>() : new LinkedHashSet<>())
                .add(term);
        return this;
    }

    /** Adds the stored value of a condition; a predicate is known only by name. */
    SelectionBuilder add(Condition condition, String value) {
        return switch (condition) {
            case PREFIX -> prefix(value);
            case SLUG -> slug(value);
            case EXCLUDE -> exclude(value);
            case TAG -> tag(value);
            case CONTENT_TYPE -> contentType(value);
            case ONLY -> only(LayerState.valueOf(value.toUpperCase(Locale.ROOT)));
            case UPDATED_SINCE -> updatedSince(instant(value));
            case WHERE -> add(Term.listed(condition, value, null));
            case COMPONENT -> component(value);
            case DATASOURCE -> datasource(value);
            case ASSET_FOLDER -> assetFolder(value);
        };
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
        return new Selection(terms);
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
