package dev.sbsync.core.preflight;

import dev.sbsync.core.scan.StoryRow;
import java.util.Locale;

/**
 * A rename that breaks a circle: of items that wait for each other's place, one leaves its own for a slug that nobody
 * else has, just before what goes there is written. It gets its final slug when it is its own turn, which is after; a
 * run that ends in between is continued by the next, as both are matched by uuid. Repeating it does no harm.
 *
 * @param targetId the target's item to rename
 * @param path where it is
 * @param slug its slug there, to go back to where its place is not taken after all
 * @param temporarySlug the slug that it has meanwhile
 */
public record StepAside(long targetId, String path, String slug, String temporarySlug) {

    static StepAside of(StoryRow there) {
        return new StepAside(there.id(), there.path(), there.slug(), there.slug() + mark(there));
    }

    /** Tells whether an item has the slug of one that stepped aside and did not come to its own turn. */
    public static boolean stillAside(StoryRow there) {
        return there.slug().endsWith(mark(there));
    }

    /** Returns the slug that an item has, or had before it stepped aside. */
    public static String slugBefore(StoryRow there) {
        String slug = there.slug();
        return stillAside(there) ? slug.substring(0, slug.length() - mark(there).length()) : slug;
    }

    private static String mark(StoryRow there) {
        return "--sbsync-" + String.format(Locale.ROOT, "%08x", there.uuid().hashCode());
    }
}
