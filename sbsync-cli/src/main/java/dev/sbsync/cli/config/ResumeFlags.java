package dev.sbsync.cli.config;

import dev.sbsync.core.state.SpacePair;
import picocli.CommandLine.Mixin;

/** The flags of a command whose two spaces are those of a run. */
public final class ResumeFlags {

    @Mixin
    private EffortFlags effort = new EffortFlags();

    /**
     * Connects both sides; makes no request.
     *
     * @throws UsageException if a flag or a variable names another base URL than the run's
     */
    public Connection connect(SpacePair pair, Environment environment) {
        return PairFlags.reconnect(effort, pair, environment);
    }
}
