package dev.sbsync.cli.config;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.PlanReads;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for what a plan reads. */
public final class ReadFlags {

    private static final String READ = "--read";

    @Option(
            names = READ,
            paramLabel = "ITEMS",
            completionCandidates = Choices.ReadItems.class,
            description =
                    "Stories to read and compare if the lists cannot decide: suspects (default: as many as cost at"
                            + " most as much again as the lists), none, or all. Requires the kind stories.")
    private @Nullable String read;

    /**
     * Returns the items that a plan of some kinds reads.
     *
     * @throws UsageException if the flag is invalid, or has no effect on these kinds
     */
    public PlanReads reads(Set<Kind> kinds) {
        PlanReads reads = PolicyFlags.policy(READ, read, new Choices.ReadItems(), PlanReads.SUSPECTS);
        if (read != null && !kinds.contains(Kind.STORIES)) {
            throw new UsageException(READ + " is '" + read + "', but this plan reads no stories;"
                    + " add stories to --kinds, or remove " + READ + ".");
        }
        return reads;
    }
}
