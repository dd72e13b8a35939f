package dev.sbsync.core.item;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind of content of a space, as it is selected for a sync. Most kinds consist of several kinds of items; a kind
 * depends on those before it.
 */
public enum Kind {
    /** Languages and other settings of the space, and its default content type. */
    SETTINGS("settings", "default_content_type"),
    /** Datasources with their dimensions, and entries with their values per dimension. */
    DATASOURCES("datasources", "datasource_entries"),
    /** Asset folders, the internal tags of assets, and assets with their files. */
    ASSETS("asset_folders", "asset_tags", "assets"),
    /** Component groups, internal tags, components, presets and default presets. */
    COMPONENTS("component_groups", "internal_tags", "components", "presets", "default_presets"),
    /** Folders and stories. */
    STORIES("stories");

    /** The kinds of a sync by default. */
    public static final Set<Kind> DEFAULT = Set.of(STORIES);

    @SuppressWarnings("ImmutableEnumChecker") // a copy
    private final List<String> items;

    Kind(String... items) {
        this.items = List.of(items);
    }

    /** Returns the name in configurations and reports, such as {@code components}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kinds of its items ({@link ItemKey#kind}), in the order in which they depend on each other. */
    public List<String> items() {
        return items;
    }

    /** Returns whether its items reference assets (docs/references.md). */
    public boolean referencesAssets() {
        return this == STORIES || this == COMPONENTS || this == DATASOURCES;
    }

    /** Returns the kind with a name; empty if there is none. */
    public static Optional<Kind> of(String id) {
        return Stream.of(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Returns the kind that items ({@link ItemKey#kind}) belong to; empty if they are of a kind of their own. */
    public static Optional<Kind> ofItems(String itemKind) {
        return Stream.of(values()).filter(kind -> kind.items.contains(itemKind)).findFirst();
    }

    /** Returns kinds in the order in which they depend on each other, without duplicates. */
    public static Set<Kind> ordered(Set<Kind> kinds) {
        return new LinkedHashSet<>(kinds.isEmpty() ? kinds : EnumSet.copyOf(kinds));
    }

    @Override
    public String toString() {
        return id();
    }
}
