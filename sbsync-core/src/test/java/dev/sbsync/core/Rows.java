package dev.sbsync.core;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.SpaceRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

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
        rows.add(new StoryRow(
                firstId + rows.size(),
                uuid,
                "Name of " + slug,
                slug,
                fullSlug,
                parentId,
                folder,
                startpage,
                state,
                null,
                null,
                null,
                "",
                Set.of(),
                Set.of(),
                Map.of(),
                0,
                null,
                Map.of()));
        return this;
    }

    /** Gives the row that was added last these tags. */
    public Rows tagged(String... tags) {
        return last(row ->
                copy(row, row.parentId(), row.fullSlug(), row.contentType(), row.publishedLanguages(), Set.of(tags)));
    }

    /** Gives the row that was added last this content type. */
    public Rows ofType(String contentType) {
        return last(
                row -> copy(row, row.parentId(), row.fullSlug(), contentType, row.publishedLanguages(), row.tags()));
    }

    /** Lets the row that was added last be published in these languages one by one. */
    public Rows publishedIn(String... languages) {
        return last(row -> copy(row, row.parentId(), row.fullSlug(), row.contentType(), Set.of(languages), row.tags()));
    }

    private Rows last(UnaryOperator<StoryRow> change) {
        int last = rows.size() - 1;
        rows.set(last, change.apply(rows.get(last)));
        return this;
    }

    /** Returns a row as a list would tell it that was made while folders moved. */
    public static StoryRow relisted(StoryRow row, long parentId, String fullSlug) {
        return copy(row, parentId, fullSlug, row.contentType(), row.publishedLanguages(), row.tags());
    }

    private static StoryRow copy(
            StoryRow row, long parentId, String fullSlug, String contentType, Set<String> languages, Set<String> tags) {
        return new StoryRow(
                row.id(),
                row.uuid(),
                row.name(),
                row.slug(),
                fullSlug,
                parentId,
                row.folder(),
                row.startpage(),
                row.state(),
                row.publishedAt(),
                row.updatedAt(),
                row.currentVersionId(),
                contentType,
                languages,
                tags,
                row.attributes(),
                row.position(),
                row.groupId(),
                row.notCopied());
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
