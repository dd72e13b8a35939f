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
import java.util.Optional;
import java.util.Set;

/** Determines which items of a plan need another group, so that each has the same alternates as in the source. Pure. */
final class Alternates {

    private final List<AlternateGroups.Member> members = new ArrayList<>();
    private final Set<StoryRow> ownCopies = new HashSet<>();

    private final Map<Long, Long> matches = new HashMap<>();
    private final Map<Long, List<StoryRow>> extraByFolder = new HashMap<>();

    private Alternates(Collection<PlannedItem> items, List<StoryRow> extra) {
        for (PlannedItem item : items) {
            StoryRow match = StoryRow.match(item);
            if (match != null) {
                matches.put(item.source().id(), match.id());
            }
        }
        extra.forEach(row -> extraByFolder
                .computeIfAbsent(row.parentId(), folder -> new ArrayList<>())
                .add(row));
        for (PlannedItem item : items) {
            String group = StoryRow.source(item).groupId();
            Optional<StoryRow> there = Optional.ofNullable(StoryRow.match(item)).or(() -> leftover(item));
            String has = there.map(StoryRow::groupId).orElse(null);
            boolean written = item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT;
            if (group != null && (there.isEmpty() || has != null)) {
                members.add(new AlternateGroups.Member(item.source().id(), group, has, written));
            }
        }
    }

    /**
     * Returns the new group of each item that gets another one, by source id.
     *
     * @param extra items that exist only in the target
     */
    static Map<Long, String> regrouped(Collection<PlannedItem> items, List<StoryRow> extra) {
        Alternates alternates = new Alternates(items, extra);
        List<String> others = extra.stream()
                .filter(row -> !alternates.ownCopies.contains(row))
                .flatMap(row -> Optional.ofNullable(row.groupId()).stream())
                .toList();
        return AlternateGroups.of(alternates.members, others);
    }

    /**
     * Returns the item that a refused create left in a target that normalizes slugs. The create of this run adopts it,
     * so it is not a different alternate.
     */
    private Optional<StoryRow> leftover(PlannedItem item) {
        StoryRow source = StoryRow.source(item);
        if (Spelling.plain(source.slug())) {
            return Optional.empty();
        }
        Optional<StoryRow> found =
                folderOf(item).map(folder -> extraByFolder.getOrDefault(folder, List.of())).orElse(List.of()).stream()
                        .filter(row -> row.folder() == source.folder() && row.startpage() == source.startpage())
                        .filter(row -> row.name().strip().equals(source.name().strip()))
                        .filter(row -> Spelling.same(source.slug(), row.slug()))
                        .findFirst();
        found.ifPresent(ownCopies::add);
        return found;
    }

    /** Returns the id of an item's target folder; empty if it does not exist yet. */
    private Optional<Long> folderOf(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Planned planned) {
            return Optional.ofNullable(matches.get(planned.key().id()));
        }
        return Optional.of(item.parent() instanceof TargetParent.Existing existing ? existing.targetId() : 0L);
    }
}
