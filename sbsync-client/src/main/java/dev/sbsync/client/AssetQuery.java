package dev.sbsync.client;

import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which assets to list (docs/management-api.md). Immutable: every filter returns another query; {@link #all()} lists
 * all assets that are not in the trash. Values for which the API would list everything are rejected.
 */
public final class AssetQuery {

    private static final AssetQuery ALL = new AssetQuery(Map.of());

    private final Map<String, String> filters;

    private AssetQuery(Map<String, String> filters) {
        this.filters = filters;
    }

    /** Returns the query for all assets. */
    public static AssetQuery all() {
        return ALL;
    }

    /** Lists the assets of a folder, without those of the folders in it. */
    public AssetQuery inFolder(long folderId) {
        return with("in_folder", Long.toString(QueryValues.id("in_folder", folderId)));
    }

    /** Lists the assets in the trash. */
    public AssetQuery inTrash() {
        return with("in_folder", "-1");
    }

    /** Lists the assets whose name contains a text. */
    public AssetQuery search(String text) {
        return with("search", QueryValues.text("search", text));
    }

    /** Lists the assets with this external id. */
    public AssetQuery extId(String extId) {
        return with("ext_id", QueryValues.text("ext_id", extId));
    }

    /** Lists private assets alone, or public ones alone. */
    public AssetQuery privateFiles(boolean value) {
        return with("is_private", Boolean.toString(value));
    }

    /** Lists the assets with one of these internal tags. */
    public AssetQuery withTags(Collection<Long> tagIds) {
        return with("with_tags", QueryValues.joined("with_tags", QueryValues.ids("with_tags", tagIds)));
    }

    /** Lists the assets that were changed at this time or later. */
    public AssetQuery updatedSince(Instant time) {
        return with("updated_at_gte", time.toString());
    }

    private AssetQuery with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(filters);
        more.put(name, value);
        return new AssetQuery(more);
    }

    Parameter[] parameters() {
        return filters.entrySet().stream()
                .map(filter -> new Parameter(filter.getKey(), filter.getValue()))
                .toArray(Parameter[]::new);
    }

    /** Returns the filters. */
    @Override
    public String toString() {
        return "AssetQuery" + filters;
    }
}
