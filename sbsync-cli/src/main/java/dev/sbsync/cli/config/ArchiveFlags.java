package dev.sbsync.cli.config;

import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for what a run stores for its undo. */
public final class ArchiveFlags {

    private static final String NO_ARCHIVE = "--no-archive";
    private static final String ARCHIVE_FILES = "--archive-files";

    @Option(names = NO_ARCHIVE, description = "Do not store what is changed in the target, as it was before.")
    private boolean noArchive;

    @Option(
            names = ARCHIVE_FILES,
            paramLabel = "SIZE",
            description = "Store the files of assets that are replaced up to this size each, such as 500kB, 20MB"
                    + " (default) or 2GB; 0 for none. Requires the kind assets.")
    private @Nullable String archiveFiles;

    /**
     * Applies the flags to a sync of some kinds.
     *
     * @throws UsageException if the size is invalid, or has no effect
     */
    public SpaceSyncBuilder apply(SpaceSyncBuilder sync, Set<Kind> kinds) {
        Optional<Setting> size = Setting.of(ARCHIVE_FILES, archiveFiles);
        size.map(setting -> checked(setting, kinds)).ifPresent(sync::archiveFiles);
        return sync.archive(!noArchive);
    }

    private long checked(Setting size, Set<Kind> kinds) {
        long bytes = size.bytes();
        if (noArchive) {
            throw size.wrong("but nothing is stored with " + NO_ARCHIVE + "; remove one of the two");
        }
        if (!kinds.contains(Kind.ASSETS)) {
            throw size.wrong("but no assets are synced; add the kind assets, or remove " + ARCHIVE_FILES);
        }
        return bytes;
    }
}
