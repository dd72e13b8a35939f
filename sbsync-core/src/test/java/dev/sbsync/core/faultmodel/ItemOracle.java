package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges what a run has done to items other than stories by what the fake has stored, as the fake's own assertion
 * compares it: every success is equal, nothing is lost or doubled, and what the source lacks is kept.
 */
final class ItemOracle {

    /** The kinds whose names stand for their ids in a difference of another item. */
    private static final Set<String> NAMED = Set.of("component_groups", "internal_tags");

    private final FakeManagementApi fake;
    private final FakeSpace source;
    private final FakeSpace target;
    private final Set<Kind> kinds;
    private final List<ItemEdits.Drifted> drifted;
    private final boolean deletes;
    private final int commitsBefore;
    private final Map<String, ObjectNode> extras = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Judges what happens from now on to the kinds that are synced.
     *
     * @param deletes whether what only the target has may be deleted, as {@link DeleteOracle} judges
     */
    ItemOracle(FakeManagementApi fake, Set<Kind> kinds, List<ItemEdits.Drifted> drifted, boolean deletes) {
        this.deletes = deletes;
        this.fake = fake;
        this.source = fake.space(ModelSpaces.SOURCE);
        this.target = fake.space(ModelSpaces.TARGET);
        this.kinds = kinds;
        this.drifted = drifted;
        this.commitsBefore = fake.commits().size();
        extras.putAll(extras());
    }

    private Stream<String> resources() {
        return ItemFaults.RESOURCES.entrySet().stream()
                .filter(kind -> kinds.contains(kind.getKey()))
                .flatMap(kind -> kind.getValue().stream())
                .sorted();
    }

    /** Returns the items of the target that the source lacks by any name. */
    private Map<String, ObjectNode> extras() {
        Map<String, ObjectNode> found = new HashMap<>();
        for (String kind : List.of("component_groups", "internal_tags", "datasource_entries")) {
            target.items(kind).stream()
                    .filter(item -> item.path("name")
                            .asString("")
                            .toLowerCase(Locale.ROOT)
                            .startsWith("only here"))
                    .forEach(item -> found.put(kind + " " + item.path("id").asLong(), item));
        }
        return found;
    }

    List<String> problems(SyncReport report) {
        problems.clear();
        lost(report);
        resources().filter(resource -> !resource.equals(ItemFaults.SETTINGS)).forEach(this::doubled);
        unasked();
        untouched();
        differences(report);
        return List.copyOf(problems);
    }

    /** Every item of the source is in the report, once, with a reason if it is no success. */
    private void lost(SyncReport report) {
        Map<ItemKey, ItemResult> results = new HashMap<>();
        report.items().forEach(item -> {
            if (results.put(item.item().key(), item) != null) {
                problems.add("twice in the report: " + item.item().key());
            }
        });
        resources().filter(resource -> !resource.equals(ItemFaults.SETTINGS)).forEach(kind -> {
            for (ObjectNode item : source.items(kind)) {
                boolean ofAssets = item.path("object_type").asString("").equals("asset");
                if (!ofAssets
                        && !results.containsKey(
                                new ItemKey(kind, item.path("id").asLong()))) {
                    problems.add("not in the report: " + kind + " " + item);
                }
            }
        });
        for (ItemResult result : results.values()) {
            Outcome outcome = result.outcome();
            if (!outcome.confirmed()
                    && outcome.problem().isEmpty()
                    && result.warnings().isEmpty()) {
                problems.add("ended without success and without a reason: " + result);
            }
            outcome.problem()
                    .filter(problem -> problem.code() == OutcomeCode.UNEXPECTED)
                    .ifPresent(problem -> problems.add("a bug: " + result.item().key() + " " + problem));
        }
    }

    /** No two items have one name, unless the source has as many, and none was created twice. */
    private void doubled(String kind) {
        Map<String, Integer> count = new LinkedHashMap<>();
        ItemNames.all(target, kind).forEach(path -> count.merge(path.toLowerCase(Locale.ROOT), 1, Integer::sum));
        count.forEach((path, times) -> {
            if (times > 1) {
                problems.add("doubled: " + kind + " " + path);
            }
        });
        Set<String> created = new HashSet<>();
        commits()
                .filter(commit -> commit.resource().equals(kind) && commit.kind() == Commit.Kind.CREATED)
                .filter(commit -> !created.add(commit.path()))
                .forEach(commit -> problems.add("created twice: " + commit));
        if (kind.equals("datasources")) {
            target.items(kind).forEach(datasource -> {
                Set<String> codes = new HashSet<>();
                datasource.path("dimensions").forEach(dimension -> {
                    if (!codes.add(dimension.path("entry_value").asString())) {
                        problems.add("dimension doubled: " + datasource);
                    }
                });
            });
        }
    }

    private Stream<Commit> commits() {
        return fake.commits().stream().skip(commitsBefore);
    }

    /** Only the target is written, and only the kinds that are synced. */
    private void unasked() {
        List<String> resources = resources().toList();
        commits()
                .filter(commit -> commit.spaceId() != ModelSpaces.TARGET
                        || !(resources.contains(commit.resource())
                                || (kinds.contains(Kind.ASSETS) && AssetOracle.WRITTEN.contains(commit.resource()))
                                || (kinds.contains(Kind.STORIES)
                                        && commit.resource().equals("stories"))))
                .forEach(commit -> problems.add("written, and not to be synced: " + commit));
    }

    /** What only the target has, and what was edited there, is as before. */
    private void untouched() {
        Map<String, ObjectNode> now = extras();
        extras.forEach((key, item) -> {
            ObjectNode there = now.get(key);
            if (there == null
                    ? !deletes
                    : !there.without("position").equals(item.deepCopy().without("position"))) {
                problems.add("not the source's, and changed: " + item + " to " + there);
            }
        });
        drifted.stream()
                .filter(item -> !item.stays(target))
                .forEach(item -> problems.add("edited in the target, and overwritten: " + item));
    }

    /** What differs is no success in the report, or has a warning about it. */
    private void differences(SyncReport report) {
        for (ItemDifference difference :
                ItemDifference.all(source, target, resources().toList())) {
            if (difference.ofAssetTag()) {
                continue; // judged with the assets
            }
            List<ItemResult> about = report.items().stream()
                    .filter(item -> difference
                            .names()
                            .contains(ItemDifference.name(item.item().source())))
                    .toList();
            if (about.stream().noneMatch(ItemOracle::excused) && !namesUnsynced(difference.source(), report)) {
                problems.add("differs, and reported as success: " + difference.text() + " "
                        + about.stream()
                                .map(item -> item.outcome() + " " + item.warnings())
                                .toList());
            }
        }
    }

    /** Returns whether a value contains the name of a group or a tag that is not in sync itself. */
    private static boolean namesUnsynced(String value, SyncReport report) {
        return report.items().stream()
                .filter(item -> NAMED.contains(item.item().key().kind()))
                .filter(ItemOracle::excused)
                .anyMatch(item -> value.contains(item.item().source().name().toLowerCase(Locale.ROOT)));
    }

    private static boolean excused(ItemResult item) {
        return !(item.outcome() instanceof Outcome.Confirmed)
                || item.warnings().stream()
                        .anyMatch(warning -> warning.code() == OutcomeCode.REFERENCE_LEFT_OUT
                                || warning.code() == OutcomeCode.DROPPED
                                || warning.code() == OutcomeCode.NORMALISED);
    }
}
