package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges deletes by the fake's stored data: only items of the synced kinds that the source lacks and that were not
 * edited in the target are deleted, never more than the limit, children first; in the end all of them are.
 */
final class DeleteOracle {

    private static final String STORIES = "stories";
    private static final String TAGS = "internal_tags";

    /** The attributes that name what an item is in. */
    private static final List<String> IN =
            List.of("parent_id", "component_id", "datasource_id", "asset_folder_id", "component_group_uuid");

    /** An item of the target. */
    private record There(ItemKey key, String path, ObjectNode json) {

        boolean in(There other) {
            String uuid = other.json.path("uuid").asString("");
            return IN.stream()
                    .map(attribute -> json.path(attribute).asString(""))
                    .anyMatch(value ->
                            value.equals(Long.toString(other.key.id())) || (!uuid.isEmpty() && value.equals(uuid)));
        }
    }

    private final FakeManagementApi fake;
    private final FakeSpace source;
    private final FakeSpace target;
    private final Set<Kind> kinds;
    private final List<ItemEdits.Drifted> drifted;
    private final Map<ItemKey, Set<Long>> synced;
    private final Map<ItemKey, There> before;
    private final int commitsBefore;
    private final List<String> problems = new ArrayList<>();

    /**
     * Judges what happens from now on.
     *
     * @param synced the ids of the source's items by the target's items that they were synced with
     */
    DeleteOracle(
            FakeManagementApi fake, Set<Kind> kinds, List<ItemEdits.Drifted> drifted, Map<ItemKey, Set<Long>> synced) {
        this.fake = fake;
        this.source = fake.space(ModelSpaces.SOURCE);
        this.target = fake.space(ModelSpaces.TARGET);
        this.kinds = kinds;
        this.drifted = drifted;
        this.synced = synced;
        this.before = all(target);
        this.commitsBefore = fake.commits().size();
    }

    /** Adds what a report says was synced with what. */
    static void learn(SyncReport report, Map<ItemKey, Set<Long>> synced) {
        for (ItemResult result : report.items()) {
            if (!(result.item().source() instanceof TargetItem) && result.outcome() instanceof Outcome.Confirmed done) {
                ItemKey key = result.item().key();
                synced.computeIfAbsent(new ItemKey(resource(key.kind()), done.id()), none -> new HashSet<>())
                        .add(key.id());
            }
        }
    }

    private static String resource(String kind) {
        return kind.equals("asset_tags") ? TAGS : kind;
    }

    private static Map<ItemKey, There> all(FakeSpace space) {
        Map<ItemKey, There> all = new LinkedHashMap<>();
        for (FakeStory story : space.stories()) {
            ItemKey key = new ItemKey(STORIES, story.id());
            all.put(key, new There(key, story.path() + (story.folder() ? "/" : ""), story.json()));
        }
        for (String resource : ModelDeletes.RESOURCES) {
            List<String> paths = space.itemPaths(resource);
            List<ObjectNode> items = space.items(resource);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).hasNonNull("deleted_at")) {
                    continue; // in the trash
                }
                ItemKey key = new ItemKey(resource, items.get(i).path("id").asLong());
                all.put(key, new There(key, paths.get(i), items.get(i)));
            }
        }
        return all;
    }

    /**
     * Returns what must not be.
     *
     * @param limit the limit of each run since
     * @param runs the number of runs since
     * @param last whether nothing may be left to delete
     */
    List<String> problems(SyncReport report, DeletePolicy limit, int runs, boolean last) {
        problems.clear();
        List<Commit> deleted = fake.commits().stream()
                .skip(commitsBefore)
                .filter(commit -> commit.kind() == Commit.Kind.DELETED)
                .toList();
        Set<There> mayGo = mayGo();
        List<There> gone = new ArrayList<>();
        for (Commit commit : deleted) {
            There item = before.get(new ItemKey(commit.resource(), commit.itemId()));
            if (commit.spaceId() != ModelSpaces.TARGET || item == null || !mayGo.contains(item) || edited(item)) {
                problems.add("deleted, and not to be deleted: " + commit + " " + item);
            } else {
                gone.add(item);
            }
        }
        ordered(gone);
        long most = limit.percent() ? limit.limit() * before.size() / 100 : limit.limit();
        if (gone.size() > most * runs) {
            problems.add("deleted " + gone.size() + " of " + before.size() + " with the limit " + limit);
        }
        kept(gone, report);
        if (last
                && limit.deletes()
                && report.summary().failed() + report.summary().blocked() == 0) {
            left(mayGo);
        }
        return List.copyOf(problems);
    }

    /** What is in something that is deleted is deleted before. */
    private void ordered(List<There> gone) {
        for (int outer = 0; outer < gone.size(); outer++) {
            for (There later : gone.subList(outer + 1, gone.size())) {
                if (later.in(gone.get(outer))) {
                    problems.add("deleted before what is in it: " + gone.get(outer) + ", then " + later);
                }
            }
        }
    }

    /** All else is still there, and what is reported as deleted is not. */
    private void kept(List<There> gone, SyncReport report) {
        Map<ItemKey, There> now = all(target);
        before.values().stream()
                .filter(item -> !gone.contains(item) && !now.containsKey(item.key()))
                .forEach(item -> problems.add("gone: " + item));
        report.items().stream()
                .filter(item -> item.outcome() instanceof Outcome.Deleted deleted
                        && now.containsKey(
                                new ItemKey(resource(item.item().key().kind()), deleted.id())))
                .forEach(item -> problems.add("reported as deleted, and there: " + item));
    }

    /** What the source lacks and is still there was edited, or something that stays names it. */
    private void left(Set<There> mayGo) {
        Map<ItemKey, There> now = all(target);
        mayGo.stream()
                .filter(item -> now.containsKey(item.key()) && !edited(item) && !isDefaultContentType(item))
                .filter(item -> now.values().stream()
                        .filter(other -> !other.key().equals(item.key()))
                        .noneMatch(other -> names(other, item)))
                .forEach(item -> problems.add("left, although nothing needs it: " + item));
    }

    private boolean isDefaultContentType(There item) {
        return item.key().kind().equals("components")
                && item.path().equals(target.settings().path("default_root").asString(""));
    }

    private static boolean names(There other, There item) {
        String text = other.json().toString();
        String uuid = item.json().path("uuid").asString("");
        String slug = item.json().path("slug").asString("");
        return text.contains(Long.toString(item.key().id()))
                || (!uuid.isEmpty() && text.contains(uuid))
                || (item.key().kind().equals("datasources") && text.contains("\"" + slug + "\""));
    }

    private boolean edited(There item) {
        return drifted.stream()
                .anyMatch(edit -> edit.kind().equals(item.key().kind())
                        && edit.id() == item.key().id());
    }

    /** Returns the items of synced kinds that the source lacks: by uuid, by path, and what they were synced with. */
    private Set<There> mayGo() {
        Map<ItemKey, There> there = all(source);
        Set<String> names = new HashSet<>();
        there.values().forEach(item -> names(item).forEach(names::add));
        Set<There> mayGo = new HashSet<>();
        for (There item : before.values()) {
            boolean known = synced.getOrDefault(item.key(), Set.of()).stream()
                    .anyMatch(id -> there.containsKey(new ItemKey(item.key().kind(), id)));
            if (kinds.contains(kind(item)) && !known && names(item).noneMatch(names::contains)) {
                mayGo.add(item);
            }
        }
        return mayGo;
    }

    /** Returns what an item is the same by in both spaces; upper and lower case may count as one. */
    private static Stream<String> names(There item) {
        String kind = item.key().kind();
        String path = kind.equals("component_groups") ? item.path().toLowerCase(Locale.ROOT) : item.path();
        String uuid = item.json().path("uuid").asString("");
        String extId = item.json().path("ext_id").asString("");
        String marker = kind.equals("assets")
                ? "sbsync:" + ModelSpaces.SOURCE + ":" + item.key().id()
                : "";
        return Stream.of(path, uuid, extId, marker)
                .filter(name -> !name.isEmpty())
                .map(name -> kind + " " + name);
    }

    private static Kind kind(There item) {
        return switch (item.key().kind()) {
            case STORIES -> Kind.STORIES;
            case "datasources", "datasource_entries" -> Kind.DATASOURCES;
            case "assets", "asset_folders" -> Kind.ASSETS;
            case TAGS -> item.json().path("object_type").asString("").equals("asset") ? Kind.ASSETS : Kind.COMPONENTS;
            default -> Kind.COMPONENTS;
        };
    }
}
