package dev.sbsync.testkit.internal.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds stories by their paths through the index of places. Stories in the trash are not found. */
public final class StoryPaths {
    private StoryPaths() {}

    /** Returns a path without its trailing slash. */
    public static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * Returns the items at a path, in order of creation: a folder, a story, the folder's start page; a trailing slash
     * is ignored.
     */
    public static List<StoredStory> at(SpaceState space, String path) {
        List<Long> parents = List.of(0L);
        String rest = withoutTrailingSlash(path);
        for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
            parents = folders(space, parents, rest.substring(0, slash));
            rest = rest.substring(slash + 1);
        }
        List<StoredStory> found = new ArrayList<>();
        for (long parent : parents) {
            for (StoredStory story : space.at(parent, rest)) {
                if (!story.deleted() && !story.startPage()) {
                    found.add(story);
                }
                if (!story.deleted() && story.folder()) {
                    space.startPages(story.id()).stream()
                            .filter(page -> !page.deleted())
                            .forEach(found::add);
                }
            }
        }
        found.sort(Comparator.comparingLong(StoredStory::order));
        return found;
    }

    /** Returns the folder, or else the story or start page, at a path. */
    public static Optional<StoredStory> find(SpaceState space, String path, boolean folder) {
        return at(space, path).stream()
                .filter(story -> story.folder() == folder)
                .findFirst();
    }

    /**
     * Returns what has a full slug that starts with a prefix of whole folders, such as {@code a/b/}; a superset of what
     * starts with more.
     */
    public static List<StoredStory> under(SpaceState space, String prefix) {
        List<Long> parents = List.of(0L);
        for (String rest = prefix; rest.indexOf('/') >= 0; rest = rest.substring(rest.indexOf('/') + 1)) {
            parents = folders(space, parents, rest.substring(0, rest.indexOf('/')));
        }
        List<StoredStory> found = new ArrayList<>();
        parents.forEach(parent -> collect(space, space.children(parent), found));
        found.sort(Comparator.comparingLong(StoredStory::order));
        return found;
    }

    private static void collect(SpaceState space, Collection<StoredStory> children, List<StoredStory> found) {
        for (StoredStory child : children) {
            found.add(child);
            if (child.folder()) {
                collect(space, space.children(child.id()), found);
            }
        }
    }

    private static List<Long> folders(SpaceState space, List<Long> parents, String slug) {
        List<Long> folders = new ArrayList<>();
        for (long parent : parents) {
            for (StoredStory story : space.at(parent, slug)) {
                if (story.folder() && !story.deleted()) {
                    folders.add(story.id());
                }
            }
        }
        return folders;
    }
}
