package dev.sbsync.cli.config;

import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PublishMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for existing items, collisions, drift and publishing. */
public final class PolicyFlags {

    private static final String ON_EXISTING = "--on-existing";
    private static final String ON_COLLISION = "--on-collision";
    private static final String ON_DRIFT = "--on-drift";
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
            names = PUBLISH,
            paramLabel = "MODE",
            completionCandidates = Choices.PublishModes.class,
            description =
                    "What to publish: mirror (default: same as the source), draft (nothing; publish states are kept),"
                            + " or always (every story's draft).")
    private @Nullable String publish;

    /** Returns the policy for items that exist in the target. */
    public OnExisting onExisting() {
        return Setting.of(ON_EXISTING, onExisting)
                .map(setting -> setting.choice(new Choices.ExistingPolicies()))
                .map(word -> OnExisting.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnExisting.UPDATE);
    }

    /** Returns the policy for collisions. */
    public OnCollision onCollision() {
        return Setting.of(ON_COLLISION, onCollision)
                .map(setting -> setting.choice(new Choices.CollisionPolicies()))
                .map(word -> OnCollision.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnCollision.OVERWRITE_SAME_TYPE);
    }

    /** Returns the policy for drift. */
    public OnDrift onDrift() {
        return Setting.of(ON_DRIFT, onDrift)
                .map(setting -> setting.choice(new Choices.DriftPolicies()))
                .map(word -> OnDrift.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnDrift.SKIP);
    }

    /** Returns the publish mode. */
    public PublishMode publish() {
        return Setting.of(PUBLISH, publish)
                .map(setting -> setting.choice(new Choices.PublishModes()))
                .map(word -> PublishMode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(PublishMode.MIRROR);
    }
}
