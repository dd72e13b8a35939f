package dev.sbsync.cli.config;

import dev.sbsync.core.preflight.OnCollision;
import dev.sbsync.core.preflight.OnDrift;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PublishMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what happens to what is there already, and to what is live. */
public final class PolicyFlags {

    private static final String ON_EXISTING = "--on-existing";
    private static final String ON_COLLISION = "--on-collision";
    private static final String ON_DRIFT = "--on-drift";
    private static final String PUBLISH = "--publish";

    @Option(
            names = ON_EXISTING,
            paramLabel = "POLICY",
            completionCandidates = Choices.ExistingPolicies.class,
            description = "What to do with items that the target has already: update (the default), skip, or fail.")
    private @Nullable String onExisting;

    @Option(
            names = ON_COLLISION,
            paramLabel = "POLICY",
            completionCandidates = Choices.CollisionPolicies.class,
            description =
                    "What to do where another item of the target, never in sync with it, is at the path of a source"
                            + " item: overwrite, skip, or fail. Default: overwrite if both have the same content type,"
                            + " else skip.")
    private @Nullable String onCollision;

    @Option(
            names = ON_DRIFT,
            paramLabel = "POLICY",
            completionCandidates = Choices.DriftPolicies.class,
            description =
                    "What to do with items that were changed in the target since they were last in sync: skip (the"
                            + " default), overwrite, or fail.")
    private @Nullable String onDrift;

    @Option(
            names = PUBLISH,
            paramLabel = "MODE",
            completionCandidates = Choices.PublishModes.class,
            description =
                    "What to publish: mirror (the default: what the source has), draft (nothing; publish states stay"
                            + " as they are), or always (every story's draft).")
    private @Nullable String publish;

    /** Returns what happens to items that the target has. */
    public OnExisting onExisting() {
        return Setting.of(ON_EXISTING, onExisting)
                .map(setting -> setting.choice(new Choices.ExistingPolicies()))
                .map(word -> OnExisting.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnExisting.UPDATE);
    }

    /** Returns what happens where another item of the target is at the path of one of the source. */
    public OnCollision onCollision() {
        return Setting.of(ON_COLLISION, onCollision)
                .map(setting -> setting.choice(new Choices.CollisionPolicies()))
                .map(word -> OnCollision.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnCollision.OVERWRITE_SAME_TYPE);
    }

    /** Returns what happens to items that were changed in the target. */
    public OnDrift onDrift() {
        return Setting.of(ON_DRIFT, onDrift)
                .map(setting -> setting.choice(new Choices.DriftPolicies()))
                .map(word -> OnDrift.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(OnDrift.SKIP);
    }

    /** Returns what happens to published layers. */
    public PublishMode publish() {
        return Setting.of(PUBLISH, publish)
                .map(setting -> setting.choice(new Choices.PublishModes()))
                .map(word -> PublishMode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(PublishMode.MIRROR);
    }
}
