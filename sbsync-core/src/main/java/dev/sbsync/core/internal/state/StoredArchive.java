package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.Baseline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run changed in the target. Immutable; items stay compressed until they are read.
 *
 * @param stored the items as they were before the run's first change, in stored form
 * @param after their baselines as the run left them; none for an item that it did not bring in sync
 * @param files their files, of those that the run replaced
 */
public record StoredArchive(
        Map<ItemKey, String> stored, Map<ItemKey, Baseline> after, Map<ItemKey, ArchivedFile> files) {

    /** The archive of a run that changed nothing. */
    public static final StoredArchive NONE = new StoredArchive(Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public StoredArchive {
        stored = Map.copyOf(stored);
        after = Map.copyOf(after);
        files = Map.copyOf(files);
    }

    /** Returns this archive with files. */
    StoredArchive with(Map<ItemKey, ArchivedFile> replaced) {
        return new StoredArchive(stored, after, replaced);
    }

    /** Returns this archive with that of a later run, which comes first where both have an item. */
    public StoredArchive and(StoredArchive later) {
        Map<ItemKey, String> allStored = new HashMap<>(stored);
        allStored.putAll(later.stored);
        Map<ItemKey, Baseline> allAfter = new HashMap<>(after);
        allAfter.putAll(later.after);
        Map<ItemKey, ArchivedFile> allFiles = new HashMap<>(files);
        allFiles.putAll(later.files);
        return new StoredArchive(allStored, allAfter, allFiles);
    }

    /** Returns this archive without how the run left items that others have begun to change since. */
    public StoredArchive withoutLeft(Set<ItemKey> changed) {
        Map<ItemKey, Baseline> others = new HashMap<>(after);
        others.keySet().removeAll(changed);
        return new StoredArchive(stored, others, files);
    }

    /** Returns the archived items. */
    public Set<ItemKey> items() {
        return stored.keySet();
    }

    /** Returns an item as it was before the run's first change; empty if the run did not change it. */
    public Optional<ArchivedItem> before(ItemKey item) {
        return Optional.ofNullable(stored.get(item)).map(ArchivedItem::read);
    }

    /** Returns the file of an item before the run replaced it; empty if the run did not replace it, as far as known. */
    public Optional<ArchivedFile> file(ItemKey item) {
        return Optional.ofNullable(files.get(item));
    }

    /** Returns the baseline of an item as the run left it. */
    public Optional<Baseline> left(ItemKey item) {
        return Optional.ofNullable(after.get(item));
    }
}
