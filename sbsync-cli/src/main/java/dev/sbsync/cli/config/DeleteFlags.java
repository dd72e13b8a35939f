package dev.sbsync.cli.config;

import dev.sbsync.core.plan.DeletePolicy;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for items that only the target has. */
public final class DeleteFlags {

    private static final String DELETE = "--delete";
    private static final String MAX_DELETE = "--max-delete";

    @Option(
            names = DELETE,
            description = "Delete items of the target that the source lacks, after everything else has succeeded."
                    + " Default: they are kept. Only with the selection flags --prefix, --slug, --exclude, --component,"
                    + " --datasource and --asset-folder.")
    private boolean delete;

    @Option(
            names = MAX_DELETE,
            paramLabel = "N|P%",
            description = "With --delete: the maximum number of items to delete, or the maximum percentage of the"
                    + " selected items in the target. If there are more, nothing is written. Default: 10%%.")
    private @Nullable String maxDelete;

    /**
     * Returns the policy.
     *
     * @param pair the flags that select, and have connected
     * @throws UsageException if the limit is invalid or given without {@code --delete}, or the selection cannot be
     *     combined with deletes
     */
    public DeletePolicy policy(PairFlags pair) {
        if (!delete) {
            if (maxDelete != null) {
                throw new UsageException(
                        MAX_DELETE + " is '" + maxDelete + "', but nothing is deleted without --delete; add --delete or"
                                + " remove " + MAX_DELETE + ".");
            }
            return DeletePolicy.NONE;
        }
        if (!pair.selection().unfitForDeletes().isEmpty()) {
            String flags = pair.selection().unfitForDeletes().stream()
                    .map(condition -> "--" + condition)
                    .collect(Collectors.joining(", "));
            throw new UsageException("--delete cannot be combined with " + flags
                    + ": whether an item that was deleted in the source was selected is unknown; select by --prefix,"
                    + " --slug, --exclude, --component, --datasource or --asset-folder, or remove --delete.");
        }
        Setting referenced = pair.referenced();
        if (referenced != null) {
            throw referenced.wrong("but --delete cannot be combined with it: whether an asset that was deleted in the"
                    + " source was referenced is unknown; use --assets all, or remove --delete");
        }
        return Setting.of(MAX_DELETE, maxDelete).map(DeleteFlags::limit).orElse(DeletePolicy.DEFAULT);
    }

    private static DeletePolicy limit(Setting setting) {
        try {
            return DeletePolicy.limit(setting.value());
        } catch (IllegalArgumentException invalid) {
            throw setting.wrong("but must be a number of items, such as 25, or a percentage from 0% to 100%");
        }
    }
}
