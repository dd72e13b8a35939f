package dev.sbsync.core.plan;

import dev.sbsync.core.item.ListedItem;
import java.util.Locale;

/**
 * A temporary rename that breaks a cycle: one of several items that wait for each other's path gets a unique temporary
 * slug just before the next item is written. It gets its final slug when it runs itself, later. If a run ends in
 * between, the next run completes it, because both items are matched by uuid. Idempotent.
 *
 * @param targetId the target item to rename
 * @param path its current path
 * @param slug its current slug, restored if its path is not taken after all
 * @param temporarySlug its slug in the meantime
 */
public record TemporaryRename(long targetId, String path, String slug, String temporarySlug) {

    /** Returns the rename of a target item; the same one each time, as its mark follows from its uuid. */
    public static TemporaryRename of(ListedItem there) {
        return new TemporaryRename(there.id(), there.path(), there.slug(), there.slug() + mark(there));
    }

    /** Returns whether an item still has a temporary slug. */
    public static boolean stillAside(ListedItem there) {
        return there.slug().endsWith(mark(there));
    }

    /** Returns an item's slug, or its original slug if it has a temporary one. */
    public static String slugBefore(ListedItem there) {
        String slug = there.slug();
        return stillAside(there) ? slug.substring(0, slug.length() - mark(there).length()) : slug;
    }

    private static String mark(ListedItem there) {
        return "--sbsync-" + String.format(Locale.ROOT, "%08x", there.uuid().hashCode());
    }
}
