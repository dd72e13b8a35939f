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
import dev.sbsync.testkit.Switch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges what a run has done to asset folders, asset tags and assets by what the fake has stored: every success has the
 * bytes, the metadata and the place of the source, nothing is lost, doubled or left half-made, and what is not the
 * source's is left alone.
 */
final class AssetOracle {

    /** The resources of the API that a sync of assets writes. */
    static final Set<String> WRITTEN = Set.of("asset_folders", "assets", "internal_tags");

    private static final String ASSETS = "assets";
    private static final String FOLDERS = "asset_folders";
    private static final String TAGS = "asset_tags";
    private static final List<String> TEXTS = List.of("alt", "title", "copyright", "source");

    private final FakeManagementApi fake;
    private final FakeSpace source;
    private final FakeSpace target;
    private final boolean synced;
    private final boolean deletes;
    private final int commitsBefore;
    private final Map<String, ObjectNode> foreign;
    private boolean createInFlight;
    private final List<String> problems = new ArrayList<>();

    /**
     * Judges what happens from now on.
     *
     * @param deletes whether what only the target has may be deleted, as {@link DeleteOracle} judges
     */
    AssetOracle(FakeManagementApi fake, Set<Kind> kinds, boolean deletes) {
        this.deletes = deletes;
        this.fake = fake;
        this.source = fake.space(ModelSpaces.SOURCE);
        this.target = fake.space(ModelSpaces.TARGET);
        this.synced = kinds.contains(Kind.ASSETS);
        this.commitsBefore = fake.commits().size();
        this.foreign = foreign();
    }

    /** Returns the assets, folders and tags of the target that the source never had, with their bytes. */
    private Map<String, ObjectNode> foreign() {
        Map<String, ObjectNode> found = new TreeMap<>();
        for (String resource : WRITTEN) {
            for (ObjectNode item : target.items(resource)) {
                if (item.hasNonNull("deleted_at")) {
                    continue; // in the trash
                }
                String bytes = target.content(item.path("id").asLong())
                        .map(content ->
                                content.length() < 1000 ? new String(content.bytes(), StandardCharsets.UTF_8) : "")
                        .orElse("");
                boolean only = item.path("name").asString("").equals("Only here")
                        || ModelAssets.name(item).startsWith(ModelAssets.FOREIGN)
                        || bytes.startsWith(ModelAssets.FOREIGN);
                if (only) {
                    found.put(resource + " " + item.path("id").asLong(), item.put("bytes", bytes));
                }
            }
        }
        return found;
    }

    /**
     * Judges from now on what a sync without a journal leaves that does not know of a create in flight: an asset or a
     * folder that comes twice is not refused (docs/reliability.md, Limits).
     */
    void createInFlight() {
        createInFlight = true;
    }

    /** Returns what must not be; {@code last} if nothing may be left to do. */
    List<String> problems(SyncReport report, boolean last) {
        problems.clear();
        Map<String, ObjectNode> now = foreign();
        foreign.forEach((key, item) -> {
            if (!item.equals(now.get(key)) && !(deletes && now.get(key) == null)) {
                problems.add("not the source's, and changed: " + item + " to " + now.get(key));
            }
        });
        if (synced) {
            Map<ItemKey, ItemResult> results = new HashMap<>();
            report.items().forEach(item -> results.put(item.item().key(), item));
            lost(results);
            if (!createInFlight) {
                doubled(results);
                halfMade(results, last);
            }
        }
        return List.copyOf(problems);
    }

    private void lost(Map<ItemKey, ItemResult> results) {
        for (ObjectNode asset : source.items(ASSETS)) {
            judged(ASSETS, asset, results).ifPresent(id -> different(asset, id, results));
        }
        for (ObjectNode folder : source.items(FOLDERS)) {
            judged(FOLDERS, folder, results).ifPresent(id -> misplaced(folder, id, results));
        }
        for (ObjectNode tag : source.items("internal_tags")) {
            if (tag.path("object_type").asString().equals("asset")) {
                judged(TAGS, tag, results)
                        .filter(id -> !tagNames(target, Set.of(id))
                                .equals(Set.of(tag.path("name").asString())))
                        .ifPresent(id -> problems.add("reported as success, and another tag: " + tag));
            }
        }
    }

    private void misplaced(ObjectNode folder, long copy, Map<ItemKey, ItemResult> results) {
        boolean right = target.items(FOLDERS).stream()
                .anyMatch(there -> there.path("id").asLong() == copy
                        && there.path("name").equals(folder.path("name"))
                        && there.path("parent_id").asLong(0)
                                == copyOf(FOLDERS, folder.path("parent_id").asLong(0), results));
        if (!right) {
            problems.add("reported as success, and not there with its name and in its place: " + folder);
        }
    }

    /** Returns the id of the target's folder or tag for one of the source; 0 for none. */
    private static long copyOf(String kind, long id, Map<ItemKey, ItemResult> results) {
        ItemResult result = results.get(new ItemKey(kind, id));
        return result == null ? 0 : result.outcome().targetId().orElse(-1L);
    }

    /** Returns the id of the copy of an item that is reported as a success; others have to have a reason. */
    private Optional<Long> judged(String kind, ObjectNode item, Map<ItemKey, ItemResult> results) {
        ItemResult result = results.get(new ItemKey(kind, item.path("id").asLong()));
        if (result == null) {
            problems.add("not in the report: " + kind + " " + item);
            return Optional.empty();
        }
        if (result.outcome() instanceof Outcome.Confirmed confirmed) {
            return Optional.of(confirmed.id());
        }
        if (result.outcome().problem().isEmpty() && result.warnings().isEmpty()) {
            problems.add("ended without success and without a reason: " + result);
        }
        result.outcome()
                .problem()
                .filter(problem -> problem.code() == OutcomeCode.UNEXPECTED)
                .ifPresent(problem -> problems.add("a bug: " + result.item().key() + " " + problem));
        return Optional.empty();
    }

    private void different(ObjectNode asset, long copy, Map<ItemKey, ItemResult> results) {
        ItemResult result = results.get(new ItemKey(ASSETS, asset.path("id").asLong()));
        Optional<ObjectNode> there = target.items(ASSETS).stream()
                .filter(item -> item.path("id").asLong() == copy)
                .findFirst();
        if (there.isEmpty()) {
            problems.add("reported as success, and not there: " + asset);
            return;
        }
        boolean excused = result.warnings().stream()
                .anyMatch(warning -> warning.code() == OutcomeCode.REFERENCE_LEFT_OUT
                        || warning.code() == OutcomeCode.DROPPED
                        || warning.code() == OutcomeCode.NORMALISED);
        Map<String, String> wanted = form(source, asset);
        wanted.put("folder", "" + copyOf(FOLDERS, asset.path("asset_folder_id").asLong(0), results));
        wanted.put("tags", tags(asset, id -> copyOf(TAGS, id, results)).toString());
        Map<String, String> found = form(target, there.get());
        found.put("folder", "" + there.get().path("asset_folder_id").asLong(0));
        found.put("tags", tags(there.get(), id -> id).toString());
        for (Map.Entry<String, String> field : wanted.entrySet()) {
            if (!field.getValue().equals(found.get(field.getKey())) && !excused) {
                problems.add("reported " + result.outcome() + ", and " + field.getKey() + " of "
                        + ModelAssets.name(asset) + " differs: " + field.getValue() + " is "
                        + found.get(field.getKey()));
            }
        }
    }

    /** Returns what has to be the same in both spaces, in a form that does not depend on the space. */
    private static Map<String, String> form(FakeSpace space, ObjectNode asset) {
        Map<String, String> form = new TreeMap<>();
        long id = asset.path("id").asLong();
        ObjectNode metaData =
                asset.path("meta_data") instanceof ObjectNode object ? object.deepCopy() : asset.objectNode();
        for (String text : TEXTS) {
            String inMetaData = metaData.path(text).asString("");
            form.put(text, inMetaData.isEmpty() ? asset.path(text).asString("") : inMetaData);
            metaData.remove(text);
        }
        form.put("meta_data", metaData.toString());
        form.put("focus", asset.path("focus").asString(""));
        form.put("private", "" + asset.path("is_private").asBoolean(false));
        form.put("bytes", space.content(id).map(Object::toString).orElse("none"));
        form.put("content_length", asset.path("content_length").asString(""));
        form.put("content_type", asset.path("content_type").asString(""));
        form.put("name", ModelAssets.name(asset));
        return form;
    }

    /** Returns the tags of an asset by the target's ids; a tag whose name could not be written is judged itself. */
    private static Set<Long> tags(ObjectNode asset, LongUnaryOperator copyOf) {
        Set<Long> tags = new TreeSet<>();
        asset.path("internal_tag_ids").forEach(tag -> tags.add(copyOf.applyAsLong(tag.asLong())));
        return tags;
    }

    private static Set<String> tagNames(FakeSpace space, Set<Long> ids) {
        Set<String> names = new TreeSet<>();
        space.items("internal_tags").stream()
                .filter(tag -> ids.contains(tag.path("id").asLong()))
                .forEach(tag -> names.add(tag.path("name").asString()));
        return names;
    }

    /** No two of the source have one copy, no external id is there twice, and nothing was created without need. */
    private void doubled(Map<ItemKey, ItemResult> results) {
        Set<ItemKey> copies = new HashSet<>();
        results.forEach((key, result) -> result.outcome().targetId().ifPresent(id -> {
            if (!copies.add(new ItemKey(key.kind(), id))) {
                problems.add("two of the source have one copy: " + result);
            }
        }));
        Set<String> markers = new HashSet<>();
        for (ObjectNode asset : target.items(ASSETS)) {
            String marker = asset.path("ext_id").asString("");
            if (!marker.isEmpty() && !hidden(asset) && !markers.add(marker)) {
                problems.add("doubled: " + asset);
            }
        }
        Set<String> folders = new HashSet<>();
        created(FOLDERS).stream()
                .filter(commit -> !folders.add(Folders.path(target, commit.itemId())))
                .forEach(commit -> problems.add("created twice: " + commit));
        Set<String> tags = new HashSet<>();
        created("internal_tags").stream()
                .filter(commit -> !tags.add(commit.path()))
                .forEach(commit -> problems.add("created twice: " + commit));
    }

    private List<Commit> created(String resource) {
        return fake.commits().stream()
                .skip(commitsBefore)
                .filter(commit -> commit.kind() == Commit.Kind.CREATED
                        && commit.resource().equals(resource))
                .toList();
    }

    /** Where an asset without a file is not listed, a lost signature leaves one that cannot be found. */
    private boolean hidden(ObjectNode asset) {
        return fake.switchesInEffect().contains(Switch.UNFINISHED_ASSETS_UNLISTED) && !finished(asset);
    }

    private static boolean finished(ObjectNode asset) {
        return !asset.path("content_length").asString("").isEmpty();
    }

    /** What has no file is no success; after the last run there is none that the source still has. */
    private void halfMade(Map<ItemKey, ItemResult> results, boolean last) {
        Set<Long> failed = new HashSet<>();
        results.values().stream()
                .filter(result -> !(result.outcome() instanceof Outcome.Confirmed))
                .forEach(result -> result.outcome().targetId().ifPresent(failed::add));
        Set<String> external = new HashSet<>();
        source.items(ASSETS).forEach(asset -> {
            String own = asset.path("ext_id").asString("");
            external.add(
                    own.isEmpty()
                            ? "sbsync:" + ModelSpaces.SOURCE + ":"
                                    + asset.path("id").asLong()
                            : own);
        });
        target.items(ASSETS).stream()
                .filter(asset -> last && !finished(asset) && !hidden(asset))
                .filter(asset -> external.contains(asset.path("ext_id").asString("")))
                .filter(asset -> !failed.contains(asset.path("id").asLong()))
                .forEach(asset -> problems.add("left half-made: " + asset));
    }

    /** The paths of asset folders. */
    private static final class Folders {

        static String path(FakeSpace space, long id) {
            return space.items(FOLDERS).stream()
                    .filter(folder -> folder.path("id").asLong() == id)
                    .findFirst()
                    .map(folder -> path(space, folder.path("parent_id").asLong(0)) + "/"
                            + folder.path("name").asString())
                    .orElse("");
        }
    }
}
