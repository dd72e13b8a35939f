package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.client.model.Spelling;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Determines which items of a plan need another group, so that each has the same alternates as in the source. Pure. */
final class Alternates {

    private final Map<Long, Long> matches = new HashMap<>();
    private final Map<Long, List<StoryRow>> extraByFolder;

    private Alternates(Collection<PlannedItem> items, List<StoryRow> extra) {
        for (PlannedItem item : items) {
            if (item.match() != null) {
                matches.put(item.source().id(), item.match().id());
            }
        }
        extraByFolder = extra.stream().collect(Collectors.groupingBy(StoryRow::parentId));
    }

    /**
     * Returns the new group of each item that gets another one, by source id.
     *
     * @param extra items that exist only in the target
     */
    static Map<Long, String> regrouped(Collection<PlannedItem> items, List<StoryRow> extra) {
        Alternates alternates = new Alternates(items, extra);
        List<AlternateGroups.Member> members = new ArrayList<>();
        Set<StoryRow> ownCopies = new HashSet<>();
        for (PlannedItem item : items) {
            StoryRow there = StoryRow.match(item);
            if (there == null) {
                there = alternates.leftover(item);
                Stream.ofNullable(there).forEach(ownCopies::add);
            }
            String group = StoryRow.source(item).groupId();
            String has = there == null ? null : there.groupId();
            boolean written = item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT;
            if (group != null && (there == null || has != null)) {
                members.add(new AlternateGroups.Member(item.source().id(), group, has, written));
            }
        }
        List<String> others = extra.stream()
                .filter(row -> !ownCopies.contains(row))
                .flatMap(row -> Stream.ofNullable(row.groupId()))
                .toList();
        return AlternateGroups.of(members, others);
    }

    /**
     * Returns the item that a refused create left in a target that normalizes slugs, null if none. The create of this
     * run adopts it, so it is not a different alternate.
     */
    private @Nullable StoryRow leftover(PlannedItem item) {
        StoryRow source = StoryRow.source(item);
        Long folder = folderOf(item);
        if (Spelling.plain(source.slug()) || folder == null) {
            return null;
        }
        return extraByFolder.getOrDefault(folder, List.of()).stream()
                .filter(row -> row.folder() == source.folder() && row.startpage() == source.startpage())
                .filter(row -> row.name().strip().equals(source.name().strip()))
                .filter(row -> Spelling.same(source.slug(), row.slug()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the id of an item's target folder; null if it does not exist yet. */
    private @Nullable Long folderOf(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Planned planned) {
            return matches.get(planned.key().id());
        }
        return item.parent() instanceof TargetParent.Existing existing ? existing.targetId() : 0L;
    }
}
