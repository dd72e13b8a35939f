package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.client.model.Spelling;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Determines which items of a plan need another group, so that each has the same alternates as in the source. Pure. */
final class Alternates {

    private Alternates() {}

    /**
     * Returns the new group of each item that gets another one, by source id.
     *
     * @param extra items that exist only in the target
     */
    static Map<Long, String> regrouped(Collection<PlannedItem> items, Matching matching, List<StoryRow> extra) {
        Map<Long, List<StoryRow>> extraByFolder = extra.stream().collect(Collectors.groupingBy(StoryRow::parentId));
        List<AlternateGroups.Member> members = new ArrayList<>();
        Set<StoryRow> ownCopies = new HashSet<>();
        for (PlannedItem item : items) {
            StoryRow there = StoryRow.match(item);
            if (there == null) {
                Long folder = matching.folderOf(item);
                there = folder == null ? null : leftover(item, extraByFolder.getOrDefault(folder, List.of()));
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
    private static @Nullable StoryRow leftover(PlannedItem item, List<StoryRow> inFolder) {
        StoryRow source = StoryRow.source(item);
        return inFolder.stream()
                .filter(row -> !Spelling.plain(source.slug()) && Spelling.same(source.slug(), row.slug()))
                .filter(row -> row.folder() == source.folder() && row.startpage() == source.startpage())
                .filter(row -> row.name().strip().equals(source.name().strip()))
                .findFirst()
                .orElse(null);
    }
}
