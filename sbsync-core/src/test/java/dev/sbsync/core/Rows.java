package dev.sbsync.core;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.SpaceRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds scans by hand, for tests of what needs no API: a path ending in {@code /} is a folder. */
public final class Rows {

    private final long firstId;
    private final List<StoryRow> rows = new ArrayList<>();

    private Rows(long firstId) {
        this.firstId = firstId;
    }

    /** Names a space of no host in particular. */
    public static SpaceRef space(long id, String name) {
        return new SpaceRef(URI.create("http://localhost"), id, name);
    }

    /** Starts a source, with ids from 1000. */
    public static Rows source() {
        return new Rows(1000);
    }

    /** Starts a target, with ids from 2000, so that no id is right by chance. */
    public static Rows target() {
        return new Rows(2000);
    }

    /** Adds an item whose uuid is its path. */
    public Rows with(String path) {
        return with(path, path);
    }

    /** Adds a published story, or a folder. */
    public Rows with(String path, String uuid) {
        return with(path, uuid, path.endsWith("/") ? LayerState.DRAFT : LayerState.PUBLISHED);
    }

    /** Adds an item in a state. */
    public Rows with(String path, String uuid, LayerState state) {
        boolean folder = path.endsWith("/");
        String bare = folder ? path.substring(0, path.length() - 1) : path;
        String slug = bare.substring(bare.lastIndexOf('/') + 1);
        String parent = bare.contains("/") ? bare.substring(0, bare.lastIndexOf('/')) : "";
        return add(bare, slug, parent, uuid, folder, false, state);
    }

    /** Adds the start page of a folder that was added before. */
    public Rows withStartpage(String folder, String uuid) {
        String slug = folder.substring(folder.lastIndexOf('/') + 1);
        return add(folder + "/", slug, folder, uuid, false, true, LayerState.PUBLISHED);
    }

    private Rows add(
            String fullSlug,
            String slug,
            String parent,
            String uuid,
            boolean folder,
            boolean startpage,
            LayerState state) {
        long parentId = parent.isEmpty() ? 0 : folderId(parent);
        rows.add(StoryRow.of(Story.of(JsonNodeFactory.instance
                .objectNode()
                .put("id", firstId + rows.size())
                .put("uuid", uuid)
                .put("name", "Name of " + slug)
                .put("slug", slug)
                .put("full_slug", fullSlug)
                .put("parent_id", parentId)
                .put("is_folder", folder)
                .put("is_startpage", startpage)
                .put("published", state.published())
                .put("unpublished_changes", state == LayerState.DIRTY))));
        return this;
    }

    /** Gives the row that was added last these tags. */
    public Rows tagged(String... tags) {
        return last(json -> Arrays.stream(tags).forEach(json.putArray("tag_list")::add));
    }

    /** Gives the row that was added last this content type. */
    public Rows ofType(String contentType) {
        return last(json -> json.put("content_type", contentType));
    }

    /** Lets the row that was added last be published in these languages one by one. */
    public Rows publishedIn(String... languages) {
        return last(json -> Arrays.stream(languages).forEach(json.putArray("published_languages")::add));
    }

    private Rows last(Consumer<ObjectNode> change) {
        int last = rows.size() - 1;
        rows.set(last, changed(rows.get(last), change));
        return this;
    }

    /** Returns a row as a list would tell it that was made while folders moved. */
    public static StoryRow relisted(StoryRow row, long parentId, String fullSlug) {
        return changed(row, json -> json.put("parent_id", parentId).put("full_slug", fullSlug));
    }

    private static StoryRow changed(StoryRow row, Consumer<ObjectNode> change) {
        ObjectNode json = row.stored();
        change.accept(json);
        return StoryRow.restored(json);
    }

    private long folderId(String path) {
        return rows.stream()
                .filter(row -> row.folder() && row.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("add the folder " + path + "/ first"))
                .id();
    }

    /** Returns the rows. */
    public List<StoryRow> rows() {
        return List.copyOf(rows);
    }

    /** Returns the scan. */
    public SpaceScan scan() {
        return new SpaceScan(rows);
    }
}
