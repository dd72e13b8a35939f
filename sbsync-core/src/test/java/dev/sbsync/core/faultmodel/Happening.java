package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that happened to an item of a kind in a run.
 *
 * @param kind the kind of item, as in its key
 */
record Happening(String kind, What what) {

    /** What can happen to an item. */
    enum What {
        CREATED,
        UPDATED,
        /** Updated, with another parent or another place among its siblings. */
        MOVED,
        UNCHANGED,
        /** The target had one that was never synced with it, and it was overwritten. */
        COLLISION,
        /** It was edited in the target, and left as it is. */
        DRIFT,
        DELETED
    }

    private static final Set<OutcomeCode> DRIFTED = Set.of(OutcomeCode.DRIFTED, OutcomeCode.BOTH_CHANGED);

    /** The field that a move changes, by the kinds that can be moved. */
    private static final Map<String, String> PLACES = Map.of(
            "stories", "parent",
            "assets", "asset_folder_id",
            "asset_folders", "parent_id",
            "component_groups", "parent_id",
            "components", "component_group_uuid",
            "datasource_entries", Difference.POSITION);

    /** Kinds of which another item can have the same name, but not the same values. */
    private static final List<String> COLLIDING = List.of(
            "stories", "assets", "component_groups", "components", "presets", "datasources", "datasource_entries");

    /** Kinds that are edited in the target. */
    private static final List<String> DRIFTING =
            List.of("assets", "asset_folders", "components", "presets", "datasources", "datasource_entries");

    /** Returns all that has to happen in many runs. */
    static List<Happening> all() {
        List<Happening> all = new ArrayList<>();
        for (String kind : List.of(
                "stories",
                "settings",
                "default_content_type",
                "default_presets",
                "internal_tags",
                "asset_tags",
                "asset_folders",
                "assets",
                "component_groups",
                "components",
                "presets",
                "datasources",
                "datasource_entries")) {
            all.add(new Happening(kind, What.UPDATED));
            all.add(new Happening(kind, What.UNCHANGED));
            if (!kind.equals("settings")) {
                all.add(new Happening(kind, What.CREATED));
            }
        }
        PLACES.keySet().stream().sorted().forEach(kind -> all.add(new Happening(kind, What.MOVED)));
        COLLIDING.forEach(kind -> all.add(new Happening(kind, What.COLLISION)));
        Stream.concat(ModelDeletes.RESOURCES.stream(), Stream.of("stories", "asset_tags"))
                .forEach(kind -> all.add(new Happening(kind, What.DELETED)));
        DRIFTING.forEach(kind -> all.add(new Happening(kind, What.DRIFT)));
        return all;
    }

    /** Returns what happened in a run. */
    static Set<Happening> in(SyncReport report) {
        Set<Happening> found = new HashSet<>();
        for (ItemResult result : report.items()) {
            String kind = result.item().key().kind();
            boolean moved = result.item().differences().stream()
                    .anyMatch(difference -> difference.field().equals(PLACES.get(kind)));
            if (result.outcome() instanceof Outcome.Created) {
                found.add(new Happening(kind, What.CREATED));
            } else if (result.outcome() instanceof Outcome.Updated) {
                found.add(new Happening(kind, moved ? What.MOVED : What.UPDATED));
                if (has(result, Set.of(OutcomeCode.COLLISION_OVERWRITTEN))) {
                    found.add(new Happening(kind, What.COLLISION));
                }
            } else if (result.outcome() instanceof Outcome.Unchanged) {
                found.add(new Happening(kind, What.UNCHANGED));
            } else if (result.outcome() instanceof Outcome.Skipped && has(result, DRIFTED)) {
                found.add(new Happening(kind, What.DRIFT));
            } else if (result.outcome() instanceof Outcome.Deleted) {
                found.add(new Happening(kind, What.DELETED));
            }
        }
        return found;
    }

    private static boolean has(ItemResult result, Set<OutcomeCode> codes) {
        return result.warnings().stream().anyMatch(warning -> codes.contains(warning.code()));
    }
}
