package dev.sbsync.testkit.internal.api;

import java.util.List;

/** Everything that a space has besides stories. */
final class Resources {
    private Resources() {}

    static List<Resource> all(Uploads uploads) {
        return List.of(
                new Components(),
                new Folders.ComponentGroups(),
                new InternalTags(),
                new Presets(),
                new Datasources(),
                new DatasourceEntries(),
                new Assets(uploads),
                new Folders.AssetFolders(),
                new ApiKeys());
    }
}
