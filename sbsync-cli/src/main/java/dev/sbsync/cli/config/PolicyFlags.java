package dev.sbsync.cli.config;

import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.PublishMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for existing items, collisions, drift, references and publishing. */
public final class PolicyFlags {

    private static final String ON_EXISTING = "--on-existing";
    private static final String ON_COLLISION = "--on-collision";
    private static final String ON_DRIFT = "--on-drift";
    private static final String ON_UNRESOLVED = "--on-unresolved";
    private static final String PUBLISH = "--publish";

    @Option(
            names = ON_EXISTING,
            paramLabel = "POLICY",
            completionCandidates = Choices.ExistingPolicies.class,
            description = "Items that already exist in the target: update (default), skip, or fail.")
    private @Nullable String onExisting;

    @Option(
            names = ON_COLLISION,
            paramLabel = "POLICY",
            completionCandidates = Choices.CollisionPolicies.class,
            description =
                    "Collisions, where an unrelated item of the target has the path of a source item: overwrite, skip,"
                            + " or fail. Default: overwrite if both have the same content type, else skip.")
    private @Nullable String onCollision;

    @Option(
            names = ON_DRIFT,
            paramLabel = "POLICY",
            completionCandidates = Choices.DriftPolicies.class,
            description = "Items that changed in the target since the last sync: skip (default), overwrite, or fail.")
    private @Nullable String onDrift;

    @Option(
            names = ON_UNRESOLVED,
            paramLabel = "POLICY",
            completionCandidates = Choices.UnresolvedPolicies.class,
            description = "References to items that the target lacks: keep (default; with a warning), or fail.")
    private @Nullable String onUnresolved;

    @Option(
            names = PUBLISH,
            paramLabel = "MODE",
            completionCandidates = Choices.PublishModes.class,
            description =
                    "What to publish: mirror (default: same as the source), draft (nothing; publish states are kept),"
                            + " or always (every story's draft).")
    private @Nullable String publish;

    /**
     * Applies the policies to a sync.
     *
     * @throws UsageException if a policy is invalid
     */
    public SpaceSyncBuilder apply(SpaceSyncBuilder sync) {
        return sync.onExisting(policy(ON_EXISTING, onExisting, new Choices.ExistingPolicies(), OnExisting.UPDATE))
                .onCollision(policy(
                        ON_COLLISION, onCollision, new Choices.CollisionPolicies(), OnCollision.OVERWRITE_SAME_TYPE))
                .onDrift(policy(ON_DRIFT, onDrift, new Choices.DriftPolicies(), OnDrift.SKIP))
                .onUnresolved(policy(ON_UNRESOLVED, onUnresolved, new Choices.UnresolvedPolicies(), OnUnresolved.KEEP))
                .publish(policy(PUBLISH, publish, new Choices.PublishModes(), PublishMode.MIRROR));
    }

    /** Returns the constant that a flag names; {@code normal} without the flag. */
    static <E extends Enum<E>> E policy(String flag, @Nullable String value, Choices words, E normal) {
        return Setting.of(flag, value)
                .map(setting -> setting.choice(words))
                .map(word -> Enum.valueOf(normal.getDeclaringClass(), word.toUpperCase(Locale.ROOT)))
                .orElse(normal);
    }
}
