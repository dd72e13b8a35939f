package dev.sbsync.cli.config;

import dev.sbsync.core.plan.PlanReads;
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
                            + " most as much again as the lists), none, or all.")
    private @Nullable String read;

    /** Returns the items that a plan reads. */
    public PlanReads reads() {
        return PolicyFlags.policy(READ, read, new Choices.ReadItems(), PlanReads.SUSPECTS);
    }
}
